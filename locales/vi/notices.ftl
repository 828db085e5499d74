# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = [KHẨN CẤP: Mức độ cảnh báo { $level }] { $title }
# The title of a notice on children's safety.
notice-title-safety = [Thông tin an toàn] { $title }
# The title when the service itself will be away.
notice-title-maintenance = [Bảo trì] { $title }
# The title of a drill, which must never be taken for real.
notice-title-drill = [DIỄN TẬP] { $title }
notice-title-trial = [Gửi thử] { $title }
# Above everything that a drill says, in the reader's language.
notice-drill-head = Diễn tập. Đây chỉ là diễn tập.
# The title and text of a drill whose sender gave no words of their own.
drill-title = Kiểm tra xem bạn có nhận được thông báo không
drill-text =
    Chúng tôi đang kiểm tra xem khi có thiên tai bạn có nhận được thông báo của thành phố và nhà trường hay không. Thực tế không có chuyện gì xảy ra.

    Vui lòng nhấn "{ notice-confirm }" ở mọi nơi bạn nhận được thông báo này: trong LINE và trong từng email. Với email, hãy mở liên kết trước rồi nhấn.

    Bạn không cần làm gì khác.
# A button in LINE (at most 40 letters) and on the receipt page: the notice was read.
notice-confirm = Tôi đã đọc (確認しました)
# A button in LINE (at most 40 letters) and a link in mails. It stands only where there is a translation.
notice-translation = Bản dịch tại đây (翻訳はこちら)
# On the card in LINE above the button.
notice-please-confirm = Sau khi đọc nội dung, vui lòng nhấn "Tôi đã đọc" [確認しました].
# On the card when the Japanese original is too long to stand in the talk as well.
notice-original-behind-link = Để xem nguyên văn tiếng Nhật, vui lòng nhấn "Bản dịch tại đây" [翻訳はこちら].
# Small print on the card. $sender is the school or the city (A-44).
notice-sender = Người gửi và nơi liên hệ về nội dung: { $sender }
# The same for the city's own notices: its contact of today.
notice-sender-city = Người gửi: { city }. Nơi liên hệ về nội dung: { contact-content }
