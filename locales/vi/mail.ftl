# Mails of notices. Plain text, read on old phones as well: short lines, each link on a line of its own.

# Between the parts of a mail.
mail-rule = ----------
# Above the Japanese original, below a translation.
mail-original = [Nguyên văn tiếng Nhật]
# Above the receipt link.
mail-please-confirm = * Vui lòng xác nhận đã đọc:
    mở trang sau và nhấn "Tôi đã đọc" [確認しました].
# Above the link to the translations.
mail-translation = * Bản dịch tại đây (翻訳はこちら)
# Who sent it. $sender is the school or the city.
mail-sender = Người gửi: { $sender }
# Whom to ask about the content (A-44).
mail-ask = Nơi liên hệ về nội dung: { $sender }
# The same for the city's own notices: its contact of today.
mail-ask-city = Nơi liên hệ về nội dung: { city }, { contact-content }
# Above the reasons.
mail-why = Lý do bạn nhận được email này:
# A reason: a child at a school. $school, $grade (a number), $class and $group are as registered.
mail-why-grade = - Bạn đã đăng ký là phụ huynh/người giám hộ tại { $school } (khối { $grade })
mail-why-class = - Bạn đã đăng ký là phụ huynh/người giám hộ tại { $school } (khối { $grade }, lớp { $class })
mail-why-group = - Bạn đã đăng ký là phụ huynh/người giám hộ tại { $school } (khối { $grade }, { $group })
# A reason: a topic that was chosen.
mail-why-topic = - Bạn đã chọn nhận thông báo về "{ $topic }"
# A reason: the area of the person.
mail-why-area = - Khu vực bạn sống được đăng ký là "{ $area }"
# A reason: registered at all.
mail-why-everyone = - Bạn đã đăng ký Cổng thông tin điện tử thị dân của { city }
# At the end, above the link to the settings.
mail-settings = Thay đổi cách nhận thông báo:
# The same where mails about a topic can be stopped. $topic: its name.
mail-unsubscribe = Dừng nhận email về "{ $topic }":

## Linking LINE: mails to the ID's owner

linked-mail-subject = Đã liên kết với LINE ({ city })
# { $url }: where it can be undone.
linked-mail = ID của Cổng thông tin điện tử thị dân đã được liên kết với LINE.
    Ngoài email, thông báo từ Nhà trường và Thành phố cũng được gửi đến LINE.

    Bạn có thể hủy liên kết bất cứ lúc nào:
    { $url }

    Nếu bạn không làm việc này, vui lòng hủy liên kết ở trang trên và đổi mật khẩu.
    { city }, Cổng thông tin điện tử thị dân
# Somebody else's ID took over the LINE account.
link-moved-mail-subject = Liên kết LINE đã bị hủy ({ city })
link-moved-mail = Tài khoản LINE liên kết với ID của bạn trên Cổng thông tin điện tử thị dân đã được liên kết với một ID khác. Vì vậy, liên kết LINE của ID của bạn đã bị hủy.
    Thông báo vẫn được gửi qua email như trước.

    Khi muốn liên kết lại, vui lòng chọn "Liên kết LINE" (市民ポータルサイトLINE連携) trong menu của LINE.
    Nếu bạn không biết vì sao có việc này, vui lòng liên hệ { contact-registration }.
    { city }, Cổng thông tin điện tử thị dân
# LINE saw another phone than the one that began.
link-failed-mail-subject = Chưa liên kết được LINE ({ city })
link-failed-mail = Việc liên kết ID của Cổng thông tin điện tử thị dân với LINE chưa hoàn tất. Không có gì thay đổi.
    Có vẻ điện thoại mở màn hình LINE không phải là điện thoại có cuộc trò chuyện mà bạn đã bắt đầu thủ tục.

    Vui lòng làm lại từ "Liên kết LINE" (市民ポータルサイトLINE連携) trong menu, trên điện thoại bạn dùng LINE.
    Nếu bạn không làm việc này, có thể người khác đã đăng nhập bằng mật khẩu của bạn. Vui lòng đổi mật khẩu.
    { city }, Cổng thông tin điện tử thị dân

## Mails about an address. Their reader may be a stranger: no name, no other address.

# The 登録完了メール (D-16).
address-mail-subject = Xác nhận địa chỉ email 登録完了メール ({ city })
# { $url }: proves the address, within { $hours } hours; { $stop }: stops the mails.
address-mail = Địa chỉ email này đã được đăng ký trên Cổng thông tin điện tử thị dân của { city }.
    Trong vòng { $hours } giờ, vui lòng mở đường dẫn URL sau và nhấn nút. Sau đó, địa chỉ này sẽ dùng được.

    { $url }

    Nếu bạn không yêu cầu việc này, hoặc muốn dừng email từ { city }, vui lòng mở đường dẫn URL sau. Không cần đăng nhập.

    { $stop }

    { city }, Cổng thông tin điện tử thị dân
# To the address that was replaced (D-09).
address-changed-subject = Địa chỉ email đã được thay đổi ({ city })
address-changed-mail = Địa chỉ email này, vốn đã đăng ký trên Cổng thông tin điện tử thị dân, đã được đổi sang địa chỉ khác. Từ nay, thông báo không được gửi đến địa chỉ này nữa.

    Nếu bạn không yêu cầu việc này, vui lòng liên hệ { contact-registration }.
    { city }, Cổng thông tin điện tử thị dân
# Asked for on the page /stop. { $stop }: the link.
stop-mail-subject = Thủ tục dừng nhận email ({ city })
stop-mail = Chúng tôi đã nhận yêu cầu dừng gửi email đến địa chỉ này.
    Khi bạn mở đường dẫn URL sau và nhấn nút, email từ Cổng thông tin điện tử thị dân của { city } sẽ dừng lại.

    { $stop }

    Nếu bạn không yêu cầu việc này, vui lòng xóa email này. Sẽ không có gì thay đổi.
    { city }, Cổng thông tin điện tử thị dân
# A year after the proof. { $url }: within { $days } days.
confirm-mail-subject = Vui lòng xác nhận lại địa chỉ email ({ city })
confirm-mail = Địa chỉ email này được xác nhận cách đây hơn 1 năm.
    Nếu bạn vẫn đang dùng, vui lòng mở đường dẫn URL sau và nhấn nút trong vòng { $days } ngày.

    { $url }

    Nếu bạn không biết về việc này, hoặc muốn dừng email từ { city }, vui lòng mở đường dẫn URL sau. Không cần đăng nhập.

    { $stop }

    { city }, Cổng thông tin điện tử thị dân
# From the check of "the mail does not come".
test-mail-subject = Email thử ({ city })
test-mail = Đây là email thử. Nếu nhận được email này, bạn có thể nhận email từ Cổng thông tin điện tử thị dân của { city }.
    { city }, Cổng thông tin điện tử thị dân
