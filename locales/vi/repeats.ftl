# A notice that is sent once more to whoever has not confirmed it.

# Its title.
notice-title-again = [Nhắc lại] { $title }
# Above its text, in the reader's language.
notice-again-head = Đây là thông báo nhắc lại. Chúng tôi gửi lại vì chưa nhận được xác nhận của quý vị. Nội dung không thay đổi.
