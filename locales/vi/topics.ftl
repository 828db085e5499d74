# One topic of the city's notices: by which channel it comes, why it came, and an end to it.

## The flow: its title, its button in LINE, its questions

flow-title-topic-channel = Nơi nhận theo lĩnh vực (分野ごとの届け先)
menu-topic-channel = Nơi nhận theo lĩnh vực
start-topic-channel = Bạn có thể đổi nơi nhận của riêng một lĩnh vực trong các thông báo từ Thành phố.
saved-topic-channel = Đã lưu. Riêng thông báo khẩn cấp liên quan đến tính mạng luôn được gửi đến bạn, dù cài đặt thế nào.
no-wanted-topics = Bạn chưa nhận lĩnh vực nào. Trước tiên hãy chọn trong "{ menu-topics }" (市からのお知らせ).
field-topic = Lĩnh vực
ask-topic = Bạn muốn đổi nơi nhận của lĩnh vực nào?
field-topic-channel = Nơi nhận
ask-topic-channel = Bạn muốn nhận thông báo của lĩnh vực này ở đâu?
topic-channel-settings = Giống các thông báo khác
topic-channel-both = { channel-both }
topic-channel-line = { channel-line }
topic-channel-mail = { channel-mail }
# { $topic }: the topic's name. The topic with the channel it has of its own.
topic-by-both = { $topic } ({ channel-both })
topic-by-line = { $topic } ({ channel-line })
topic-by-mail = { $topic } ({ channel-mail })
held-topic-channel = Nơi nhận riêng của lĩnh vực này

## Below a notice that may be stopped

notice-why-button = Vì sao tôi nhận được?
notice-stop-button = Dừng lĩnh vực này
# { $reasons }: one a line.
notice-why =
    Lý do bạn nhận được thông báo này:
    { $reasons }
notice-why-or-stop = Xem lý do nhận được / Dừng lĩnh vực này
button-topic-stop = Dừng thông báo của lĩnh vực này
button-topic-resume = Nhận lại
# { $topic }: the topic's name.
topic-stopped = Đã dừng thông báo về "{ $topic }". Từ nay bạn sẽ không nhận nữa.
topic-resumed = Bạn sẽ tiếp tục nhận thông báo về "{ $topic }".
topic-back = Quay lại thông báo
