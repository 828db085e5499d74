# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = [KHẨN CẤP: Mức độ cảnh báo { $level }] { $title }
# The title of a notice on children's safety.
notice-title-safety = [Thông tin an toàn] { $title }
# The title when the service itself will be away.
notice-title-maintenance = [Bảo trì] { $title }
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
