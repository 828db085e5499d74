# The citizens' pages and the mails that lead to them.

## Every page

page-skip = Đến nội dung chính
page-language = Ngôn ngữ
# Above a page whose language is not complete yet.
page-in-japanese = Bản tiếng Việt của trang này đang được chuẩn bị nên trang được hiển thị bằng tiếng Nhật.
page-contact = Nơi liên hệ trao đổi: { contact-registration } (về nội dung thông báo của trường: vui lòng hỏi trường của trẻ)
page-failed = Chúng tôi xin lỗi: hiện không thể hiển thị trang này. Vui lòng thử lại sau ít phút.

## The first page

home-title = Thông báo từ Nhà trường và Thành phố, qua LINE và email
home-lead = Đây là { portal-name } của { city }. Qua LINE và email, bạn nhận được thông báo từ trường của trẻ, thông báo từ Thành phố theo lĩnh vực bạn chọn, và thông báo khẩn cấp liên quan đến tính mạng.
home-school = Trường Tiểu học/Trung học • Trường mẫu giáo
home-school-text = Nghỉ học tạm thời, thông tin về kẻ gian, kẻ xấu và các thông báo khác từ trường của trẻ.
home-city = Thông báo từ Thành phố
home-city-text = Thông báo ứng với lĩnh vực bạn mong muốn.
home-emergency = Thông tin lánh nạn
home-emergency-text = Chỉ thị lánh nạn và các thông báo tương tự được gửi đến tất cả người đăng ký.
home-begin = Cách bắt đầu
# The way over LINE: its steps, one a line.
home-line = Bắt đầu bằng LINE
home-line-steps = Thêm { line-account } vào danh sách bạn bè (友だち追加).
    Trong menu, chọn "{ menu-register }" (市民ポータルサイトID取得) và đăng ký địa chỉ email.
    Chọn "{ menu-child }" (こどもの情報登録) và "{ menu-enrol }" (学校情報登録), dùng mã trường để đăng ký trường của trẻ.
    Chọn những lĩnh vực muốn nhận trong "{ menu-topics }" (市からのお知らせ).
home-add-friend = Thêm bạn bè (友だち追加)
home-line-code = Mã QR để thêm bạn bè
# The way without LINE.
home-web = Đăng ký trên trang web (nhận thông báo qua email)
home-web-text = Dù không có LINE, bạn vẫn sử dụng được bằng máy tính hoặc điện thoại phổ thông và một địa chỉ email.
home-register = Đăng ký trên trang web
# { $time }: a date and time to come.
home-opens = Có thể sử dụng từ { $time }
home-known = Bạn đã đăng ký rồi?
home-services = Những thông báo bạn sẽ nhận
home-help = Cách sử dụng và câu hỏi thường gặp
home-password = Quên mật khẩu
home-lost-id = Quên ID (User ID)
# { $address }: the one sender address.
home-sender = Email được gửi từ { $address }. Vui lòng cài đặt để nhận được email từ địa chỉ này.

## The poster

poster-title = Áp phích
poster-lead = Bạn có thể in ra và dán lên. Mã QR và đường dẫn URL bên dưới dẫn đến trang đăng ký.
poster-languages = Ngôn ngữ trên áp phích
poster-show = Hiển thị
poster-file = Chỉ mở hình ảnh (SVG)
poster-code = Mã QR của trang đăng ký
# One line below the code.
poster-scan = Quét mã bằng điện thoại thông minh để đăng ký
# One step a line.
poster-steps = Quét mã QR hoặc nhập đường dẫn URL.
    Đăng ký địa chỉ email và họ tên.
    Mở đường dẫn URL trong email gửi đến và đặt mật khẩu.
    Dùng mã trường để đăng ký trường của trẻ.

## Links

nowhere-title = Không tìm thấy trang
nowhere = Vui lòng kiểm tra lại địa chỉ trang. Bạn có thể trở về trang đầu bằng tiêu đề ở phía trên.
link-wrong-title = Đường dẫn không đúng
link-wrong = Có thể đường dẫn đã bị cắt giữa chừng. Vui lòng mở lại toàn bộ đường dẫn trong email hoặc LINE.
link-expired-title = Đường dẫn đã hết hạn
link-expired = Đường dẫn này không còn dùng được nữa. Vui lòng làm lại từ đầu trên trang web này hoặc từ menu trong LINE.

## The confirmation mail

register-mail-subject = Xác nhận đăng ký: { portal-name } ({ city })
# { $url }: the link; { $hours }: how long it works.
register-mail = Chúng tôi đã nhận yêu cầu đăng ký { portal-name } của { city }.
    Trong vòng { $hours } giờ, vui lòng mở đường dẫn URL sau và đặt mật khẩu để hoàn tất đăng ký.

    { $url }

    Nếu bạn không yêu cầu việc này, vui lòng xóa email này. Sẽ không có thông tin nào được đăng ký.
    { city }, { portal-name }
# The same where the password was chosen on the web.
register-mail-press = Chúng tôi đã nhận yêu cầu đăng ký { portal-name } của { city }.
    Trong vòng { $hours } giờ, vui lòng mở đường dẫn URL sau và nhấn nút trên trang đó để hoàn tất đăng ký.

    { $url }

    Nếu bạn không yêu cầu việc này, vui lòng xóa email này. Sẽ không có thông tin nào được đăng ký.
    { city }, { portal-name }
# Somebody asked for an ID with an address that has one. { $url }: where a new password is asked for.
register-mail-known = Địa chỉ email này đã được đăng ký làm ID của Cổng thông tin điện tử thị dân.
    Bạn không cần đăng ký lại. Nếu quên mật khẩu, bạn có thể đặt lại ở trang sau.

    { $url }

    Nếu bạn không yêu cầu việc này, vui lòng xóa email này.
    { city }, { portal-name }

## Setting the password

register-title = Đặt mật khẩu
register-lead = Để hoàn tất đăng ký, vui lòng đặt mật khẩu.
register-not-you = Nếu bạn không yêu cầu việc này, vui lòng đóng trang này và không làm gì thêm. Nếu yêu cầu được gửi từ LINE thì sau khi hoàn tất, thông báo cũng sẽ được gửi đến tài khoản LINE đó.
field-password = Mật khẩu (パスワード)
field-password2 = Mật khẩu, nhập lại (パスワード確認)
password-rule = Ít nhất 8 ký tự
password-short = Vui lòng đặt mật khẩu có ít nhất 8 ký tự.
password-long = Vui lòng đặt mật khẩu tối đa 128 ký tự.
password-differs = Hai mật khẩu không giống nhau. Vui lòng nhập lại.
button-send = Gửi (送信)
register-done-title = Đã đăng ký xong
register-done = User ID là địa chỉ email bạn đã đăng ký. Nếu bạn bắt đầu từ LINE, vui lòng trở lại LINE để đăng ký thông tin của trẻ và trường học.
register-used-title = Đường dẫn này đã được sử dụng
register-used = Bạn đã đăng ký xong từ trước.

## The form of a talk

form-lead = Nội dung bạn nhập không được gửi đến LINE mà được lưu trong hệ thống của Thành phố.
# Goes on to the next questions of a form.
button-next = Tiếp theo
# A form whose page was opened before a new log-in.
form-stale-title = Vui lòng mở lại trang
form-stale = Có vẻ bạn đã đăng nhập lại sau khi mở trang này. Vui lòng quay lại trang trước, mở lại rồi thử một lần nữa. Nội dung bạn nhập vẫn chưa được đăng ký.
form-has-mistakes = Vui lòng kiểm tra lại nội dung đã nhập.
form-done-title = Đã tiếp nhận
form-done = Vui lòng trở lại LINE để tiếp tục. Bạn có thể đóng trang này.
form-closed-title = Không cần nhập trang này nữa
form-closed = Nội dung đã được tiếp nhận, hoặc bạn đã chuyển sang thủ tục khác trong LINE. Vui lòng trở lại LINE để tiếp tục.

## The top page after logging in

mine-top = Trang của tôi
# { $name }: the person's own.
mine-greeting = Xin chào { $name }.
# Heads what keeps notices from coming, each beside the link that mends it.
mine-to-do = Việc bạn cần làm
mine-no-child = Bạn chưa đăng ký trẻ nào. Nếu có trẻ đang đi học hoặc đi mẫu giáo, vui lòng đăng ký.
mine-without-school = Có trẻ chưa được đăng ký trường học.
mine-mail-off = Mục "Nhận email liên lạc" (連絡メールを受信する) đang tắt nên các thông báo thường ngày không được gửi qua email.
# The newest notices, and the link to all.
mine-newest = Thông báo mới
mine-all-notices = Xem tất cả thông báo
# Heads the settings and the links beside them.
mine-reached = Cách nhận thông báo
mine-account = Tài khoản

## A notice and its receipt

notice-not-translated = Thông báo này không có bản dịch sang ngôn ngữ bạn chọn nên được hiển thị bằng tiếng Nhật.
notice-other-languages = Đọc bằng ngôn ngữ khác
notice-recalled-title = Thông báo này đã bị hủy
notice-recalled = Người gửi đã hủy thông báo này.
# Below a notice, to the list of all of them.
inbox-all = Xem các thông báo đã nhận (cần đăng nhập)
# The list of notices received, and what stands in it.
inbox-title = Danh sách thông báo (お知らせ一覧)
inbox-none = Bạn chưa nhận được thông báo nào.
inbox-newer = Thông báo mới hơn
inbox-older = Thông báo cũ hơn
inbox-confirmed = ✓ Đã xác nhận
# Above the reasons for which the person is on a notice's list.
inbox-why = Lý do bạn nhận được thông báo này
receipt-ask = Sau khi đọc nội dung, vui lòng nhấn nút. Người gửi sẽ biết là bạn đã đọc.
button-confirm-receipt = Tôi đã đọc (確認しました)
receipt-done-title = Xác nhận đã đọc
# The same of a drill: this address is proven.
receipt-drill-mail = Đã xác nhận bạn nhận được thông báo qua địa chỉ email này. Xin cảm ơn. Nếu thông báo diễn tập này cũng đến qua LINE hoặc địa chỉ email khác, vui lòng nhấn "{ notice-confirm }" ở đó nữa.
# In the list of notices received, where a drill proves nothing.
inbox-drill = Đây là thông báo diễn tập. Để biết thông báo có đến bạn qua LINE và email hay không, vui lòng nhấn "{ notice-confirm }" trong từng tin đã nhận được. Không thể xác nhận trên trang này.

## Terms and privacy policy

# { $version }: the date of the text.
policy-version = Phiên bản { $version }
# How long what is kept; one line each, as the retention schedule does it.
privacy-retention = • Nội dung đăng ký: đến khi bạn hủy đăng ký; khi hủy sẽ được xóa.
    • Mã người dùng LINE: đến khi bạn hủy liên kết LINE.
    • Lịch sử gửi thông báo, thông báo đến nơi và xác nhận đã đọc: 1 năm.
privacy-text = { city } (sau đây gọi là "Thành phố") xử lý thông tin cá nhân trong { portal-name } như sau.

    ■ Nơi chịu trách nhiệm
    { city }. Nơi liên hệ trao đổi: { contact-privacy }

    ■ Thông tin được lưu giữ
    • Về người đăng ký: địa chỉ email, họ tên, ngôn ngữ sử dụng; khu vực bạn sống (nếu bạn chọn nhận thông báo ngày thu gom rác); các lĩnh vực muốn nhận; mã người dùng LINE (nếu bạn sử dụng LINE); số điện thoại (nếu bạn đăng ký, chỉ dùng để nhà trường gọi)
    • Về trẻ: họ tên và cách đọc họ tên, ngày tháng năm sinh, mối quan hệ của bạn với trẻ; trường, khối, lớp và nhóm của trẻ. Bạn có thể không trả lời về giới tính và số thứ tự học sinh (出席番号).
    • Thông báo đã đến nơi và đã được đọc hay chưa; phiên bản quy định bạn đã đồng ý và ngày giờ đồng ý

    ■ Mục đích sử dụng
    Gửi thông báo từ Nhà trường và Thành phố, gửi thông báo khẩn cấp liên quan đến tính mạng, kiểm tra xem thông báo đã đến nơi và đã được đọc hay chưa, và trả lời các câu hỏi của bạn. Chúng tôi không dùng vào mục đích khác, không bán và không dùng để quảng cáo.

    ■ Người có thể xem
    Trường học, trường mẫu giáo của trẻ, Ủy ban Giáo dục (教育委員会) và nhân viên phụ trách của Thành phố, trong phạm vi cần thiết cho công việc.

    ■ Các công ty có liên quan
    • Nếu bạn nhận qua LINE: công ty LY Corporation (LINEヤフー株式会社). Nội dung gửi đi và mã người dùng đi qua hệ thống của công ty này; nội dung trò chuyện được lưu trên điện thoại của bạn và tại công ty này. Họ tên và địa chỉ được hỏi trên trang nhập của Thành phố, không hỏi trong LINE.
    • Nếu bạn nhận qua email: công ty gửi email do Thành phố ủy thác và công ty cung cấp email của bạn. Nội dung và địa chỉ email đi qua hệ thống của các công ty này.

    ■ Cách bảo vệ
    Họ tên, thông tin liên lạc và thông tin của trẻ được mã hóa và lưu giữ trên hệ thống do Thành phố quản lý. Mật khẩu chỉ được lưu ở dạng không thể khôi phục lại.

    ■ Thời gian lưu giữ
    { privacy-retention }

    ■ Xem, sửa, dừng, xóa
    Bạn có thể đăng nhập và xem hoặc sửa nội dung đã đăng ký bất cứ lúc nào trong "{ mine-title }". Bạn cũng có thể tự hủy liên kết LINE và hủy đăng ký. Nếu không tự làm được, hoặc muốn yêu cầu cung cấp, đính chính, ngừng sử dụng hay xóa thông tin, vui lòng liên hệ nơi ghi ở trên.

    ■ Khi có thay đổi
    Khi chính sách này thay đổi, chúng tôi sẽ ghi ngày của phiên bản mới và xin bạn đồng ý lại.
terms-text = Đây là các quy định khi sử dụng { portal-name } của { city }.

    ■ Chi phí
    Dịch vụ này miễn phí. Người sử dụng tự chi trả cước phí mạng.

    ■ Đăng ký
    • Vui lòng tự đăng ký cho chính mình, hoặc đăng ký với tư cách phụ huynh/người giám hộ của trẻ, với thông tin đúng.
    • Mỗi người có một ID. Vui lòng không cho người khác dùng ID và mật khẩu của bạn.
    • Vui lòng không cho người khác biết mã trường.
    • Khi địa chỉ email hoặc trường học thay đổi, vui lòng thay đổi nội dung đăng ký.

    ■ Thông báo
    • Tùy tình trạng mạng và điện thoại, thông báo có thể đến chậm hoặc không đến. Khi có thiên tai, vui lòng theo dõi cả truyền hình, radio và loa phát thanh phòng chống thiên tai.
    • Thông báo khẩn cấp liên quan đến tính mạng luôn được gửi đến bạn, dù bạn chọn lĩnh vực nào hay cài đặt thế nào.
    • Về nội dung thông báo, vui lòng hỏi người gửi ghi trong thông báo (trường học, trường mẫu giáo hoặc Thành phố).

    ■ Những việc không được làm
    Giả làm người khác, sửa nội dung thông báo rồi phát tán, cản trở hoạt động của dịch vụ. Trong những trường hợp này, chúng tôi có thể từ chối cho sử dụng.

    ■ Khi dịch vụ tạm dừng
    Dịch vụ có thể tạm dừng do bảo trì hoặc sự cố. Chúng tôi thông báo trước về việc bảo trì theo kế hoạch.

    ■ Khi muốn ngừng sử dụng
    Bạn có thể tự hủy đăng ký bất cứ lúc nào.

    ■ Thông tin cá nhân
    Thông tin được xử lý theo Chính sách bảo vệ thông tin cá nhân.

    ■ Khi có thay đổi
    Khi các quy định này thay đổi, chúng tôi sẽ ghi ngày của phiên bản mới và xin bạn đồng ý lại.

    Nơi liên hệ trao đổi: { contact-registration }

## Linking LINE

link-title = Liên kết LINE Cổng thông tin điện tử thị dân (市民ポータルサイトLINE連携)
link-lead = Trang này liên kết ID Cổng thông tin điện tử thị dân của bạn với tài khoản LINE đã mở trang này. Từ đó, thông báo từ Nhà trường và Thành phố đến cả qua LINE, ngoài email.
link-undo = Bạn có thể hủy liên kết bất cứ lúc nào: chọn "Hủy liên kết LINE" (LINE連携を解除する) trong "Thủ tục khác" (その他の手続き) của LINE, hoặc trên Cổng thông tin điện tử thị dân. Khi hủy liên kết, mã người dùng LINE của bạn được xóa.
link-log-in = Đăng nhập và tiếp tục liên kết
link-no-id = Nếu chưa có ID, vui lòng chọn "Xin cấp ID đăng nhập" (市民ポータルサイトID取得) trong menu của LINE.
# { $name }: who is logged in.
link-whose = Bạn đang đăng nhập với tên { $name }. Tiếp theo, màn hình của LINE sẽ hiện ra: hãy nhấn "Cho phép" (許可する) để hoàn tất liên kết.
link-go = Liên kết
# What linking would move, above the button that does.
link-line-of-other = Tài khoản LINE này đã liên kết với một ID Cổng thông tin điện tử thị dân khác. Nếu bạn tiếp tục, liên kết với ID đó bị hủy và chúng tôi sẽ báo cho chủ của ID đó qua email.
link-other-line = ID này đã liên kết với một tài khoản LINE khác (ví dụ trên điện thoại cũ). Nếu bạn tiếp tục, liên kết với tài khoản LINE đó bị hủy và chúng tôi sẽ báo trong cuộc trò chuyện của tài khoản đó.
link-move = Chuyển liên kết và tiếp tục
link-other-id = Đăng nhập bằng ID khác
link-already = Tài khoản LINE này đã liên kết với ID này. Bạn không cần làm gì thêm. Khi muốn hủy, vui lòng chọn "Hủy liên kết LINE" (LINE連携を解除する) trong "Thủ tục khác" (その他の手続き) của LINE, hoặc trên Cổng thông tin điện tử thị dân.
# LINE gives no link to somebody who has removed or blocked the account.
link-no-friend-title = Cần thêm bạn bè (友だち追加)
link-no-friend = Bạn chưa thêm { line-account } vào danh sách bạn bè, hoặc đang chặn tài khoản này. Sau khi thêm bạn bè hoặc bỏ chặn, vui lòng làm lại từ "Liên kết LINE" (市民ポータルサイトLINE連携) trong menu của cuộc trò chuyện.
# LINE does not answer.
link-line-down-title = Hiện không kết nối được với LINE
link-line-down = LINE không trả lời nên chúng tôi chưa thể liên kết. Chưa có gì thay đổi. Vui lòng thử lại sau vài phút.
link-again = Thử lại

# On the page of what is registered.
mine-line = LINE
# { $at }: date and time.
mine-linked = Đã liên kết với LINE (từ { $at }).
mine-not-linked = Chưa liên kết với LINE. Vui lòng thêm { line-account } vào danh sách bạn bè rồi chọn "Liên kết LINE" (市民ポータルサイトLINE連携) trong menu.
mine-link-failed = Lần trước, việc liên kết LINE chưa hoàn tất. Có vẻ điện thoại mở màn hình của LINE không phải là điện thoại bạn đã bắt đầu thủ tục. Vui lòng làm lại từ đầu trên điện thoại đang dùng LINE.

## Logging in

login-title = Đăng nhập (ログイン)
login-button = Đăng nhập
logout-button = Đăng xuất
field-user-name = User ID (= Địa chỉ email, ユーザー名)
login-wrong = User ID hoặc mật khẩu không đúng.
# After the tenth wrong password.
login-locked = Do nhập sai nhiều lần liên tiếp, việc đăng nhập đang tạm dừng. Vui lòng thử lại sau khoảng 15 phút.

# Below the log-in: for those who cannot log in.
login-forgot = Quên mật khẩu
login-lost-id = Quên User ID

## Registering on the web

sign-up-lead = Vui lòng nhập các mục sau và nhấn "Gửi" (送信). Chúng tôi sẽ gửi email xác nhận cho bạn.
# That there is another way.
sign-up-line = Bạn cũng có thể bắt đầu từ LINE: thêm { line-account } vào danh sách bạn bè rồi chọn "Xin cấp ID đăng nhập" (市民ポータルサイトID取得) trong menu.
# A link to the log-in.
sign-up-has-id = Tôi đã có ID Cổng thông tin điện tử thị dân
# { $address }: as it was entered.
sign-up-sent = Chúng tôi đang gửi email xác nhận đến { $address }. Hãy mở đường dẫn URL trong email và nhấn nút trên trang đó để hoàn tất đăng ký.
sign-up-sent-again = Đã gửi lại email.
button-send-again = Gửi lại
# A link back to the form.
sign-up-anew = Địa chỉ sai, tôi muốn nhập lại

## The link of a registration on the web

register-confirm-title = Hoàn tất đăng ký
register-confirm-lead = Việc đăng ký chưa hoàn tất. Nếu đúng là bạn đăng ký, vui lòng nhấn nút.
register-confirm-not-you = Nếu bạn không yêu cầu việc này, vui lòng không nhấn nút và đóng trang này. Mật khẩu là do người đã nhập địa chỉ này đặt.
button-confirm-registration = Hoàn tất đăng ký

## A mail is under way

by-mail-title = Vui lòng kiểm tra email
# { $address }: the one sender; { $domain }: its domain.
by-mail-sender = Email được gửi từ { $address }.
by-mail-not-there = Nếu sau 5 phút vẫn chưa nhận được email
by-mail-check-address = Địa chỉ email có bị nhập sai không?
by-mail-check-spam = Email có nằm trong thư mục thư rác không?
by-mail-check-domain = Trên điện thoại di động, vui lòng thêm { $domain } vào cài đặt nhận email từ tên miền (ドメイン指定受信).
by-mail-check-links = Nếu điện thoại đang cài đặt không nhận email có đường dẫn URL, vui lòng đổi để nhận được.
by-mail-too-many-title = Vui lòng chờ một lát
# { $until }: date and time.
by-mail-too-many = Chúng tôi đã gửi vài email. Trước hết, vui lòng xem các email đã đến. Bạn có thể yêu cầu gửi tiếp sau { $until }.

## Lost password

password-title = Đặt lại mật khẩu
password-lead = Vui lòng nhập User ID (địa chỉ email đã đăng ký). Chúng tôi sẽ gửi email để bạn đặt mật khẩu mới.
# For a known address and an unknown one alike.
password-sent = Nếu địa chỉ này đã được đăng ký làm User ID, chúng tôi đang gửi email đến đó. Đường dẫn trong email dùng được trong 60 phút.
password-mail-subject = Đặt lại mật khẩu: { portal-name } ({ city })
# { $url }: the link; { $minutes }: how long it works.
password-mail = Để đặt mật khẩu mới cho { portal-name }, vui lòng mở đường dẫn URL sau trong vòng { $minutes } phút. Đường dẫn chỉ dùng được một lần.

    { $url }

    Nếu bạn không yêu cầu việc này, vui lòng xóa email này. Mật khẩu của bạn không thay đổi.
    { city }, { portal-name }
password-new-title = Nhập mật khẩu mới
# Behind a link that was used or has ended, above a link to a new one.
password-link-ended = Đường dẫn này đã được sử dụng hoặc đã hết hạn. Vui lòng làm lại thủ tục.
password-reset = Đã đặt mật khẩu mới. Tài khoản của bạn đã được đăng xuất khỏi tất cả các thiết bị. Vui lòng đăng nhập bằng mật khẩu mới.

## Changing the password

change-password-title = Thay đổi mật khẩu
field-old-password = Mật khẩu hiện tại (今のパスワード)
password-old-wrong = Mật khẩu hiện tại không đúng.
# Beside another mistake: passwords are not kept in the form.
password-once-more = Để bảo đảm an toàn, vui lòng nhập lại mật khẩu.
button-change-password = Thay đổi
password-changed-title = Đã thay đổi mật khẩu
password-changed = Tài khoản của bạn đã được đăng xuất khỏi các thiết bị khác.
password-changed-mail-subject = Mật khẩu đã thay đổi: { portal-name } ({ city })
# { $url }: where a new one is asked for.
password-changed-mail = Mật khẩu { portal-name } của bạn đã được thay đổi.
    Nếu chính bạn đã thay đổi, bạn không cần làm gì thêm.

    Nếu không phải bạn, vui lòng đặt mật khẩu mới ngay ở trang sau.

    { $url }

    { city }, { portal-name }

## Lost user name

lost-id-title = Tìm lại User ID
lost-id-lead = Vui lòng nhập một trong các địa chỉ email bạn đã đăng ký. Chúng tôi sẽ gửi User ID đến địa chỉ đó.
# For a known address and an unknown one alike.
lost-id-sent = Nếu địa chỉ này đã được đăng ký, chúng tôi đang gửi đến đó email có ghi User ID.
lost-id-mail-subject = User ID của bạn: { portal-name } ({ city })
# { $names }: one user name a line; { $url }: the log-in.
lost-id-mail = User ID của bạn tại { portal-name }:

    { $names }

    Đăng nhập tại đây:
    { $url }

    Nếu bạn không yêu cầu việc này, vui lòng xóa email này.
    { city }, { portal-name }

## Where somebody is logged in

sessions-title = Thiết bị đang đăng nhập
sessions-lead = Nếu có thiết bị bạn không biết, vui lòng đăng xuất thiết bị đó và thay đổi mật khẩu.
# Beside the browser the page is read in.
sessions-this = (thiết bị này)
# A browser that does not say what it is.
sessions-unknown = Thiết bị không xác định
# { $time }: date and time.
sessions-since = Đăng nhập: { $time }
sessions-seen = Sử dụng lần cuối: { $time }
sessions-ended = Đã đăng xuất thiết bị.
button-end = Đăng xuất
button-end-others = Đăng xuất nơi khác

## Consent asked again

consent-title = Xin bạn đồng ý
consent-lead = Các văn bản sau đã thay đổi, hoặc bạn chưa đồng ý. Vui lòng đọc và đồng ý với cả hai. Trước khi đồng ý, bạn chưa thể thay đổi nội dung đăng ký, nhưng vẫn nhận được thông báo.
consent-given = Bạn đã đồng ý với các văn bản hiện tại. Xin cảm ơn bạn.
# A link to the person's own page.
consent-later = Để sau
# Before the name of a text to be agreed to; the link opens a window of its own.
page-read-text = Đọc (mở trong cửa sổ mới)

## Children on the top page after logging in

# How many other guardians a child has: never who.
children-others = Phụ huynh/người giám hộ khác: { $others } người
children-edit = Thay đổi thông tin của trẻ
children-school = Đăng ký / thay đổi trường, lớp
children-invite = Mời phụ huynh/người giám hộ khác
children-quit = Bỏ đăng ký trẻ này
# Above the invitations that can still be used.
children-invitations = Lời mời còn dùng được

## An invitation, as the one who invites sees it

invitation-title = Mời phụ huynh/người giám hộ khác
invitation-lead = Vui lòng chỉ đưa đường dẫn hoặc mã QR sau cho người bạn mời. Chỉ một người dùng được, một lần duy nhất. Hai bên không thấy họ tên, thông tin liên lạc và cài đặt của nhau.
# Read aloud in place of the QR code.
invitation-code = Mã QR của đường dẫn ở trên
# { $until }: date and time in the city.
invitation-until = Dùng được đến: { $until }
button-withdraw = Hủy lời mời
invitation-withdrawn = Lời mời này đã bị hủy.
invitation-used = Lời mời này đã được sử dụng. Người bạn mời đã được đăng ký làm phụ huynh/người giám hộ.
invitation-expired = Lời mời này đã hết hạn. Nếu cần, vui lòng mời lại.

## An invitation, as the one who is invited sees it

join-title = Bạn được mời làm phụ huynh/người giám hộ của trẻ
# Before logging in: nobody's name.
join-lead = Khi đăng ký, bạn sẽ nhận được thông báo từ trường của trẻ qua LINE và email của chính bạn. Trước tiên, vui lòng đăng nhập.
join-register = Nếu chưa có ID Cổng thông tin điện tử thị dân, vui lòng xin cấp ID trước. Sau khi đăng ký xong, hãy mở lại đường dẫn của lời mời này.
# { $names }: the given names of the children.
join-ask = Bạn sẽ được đăng ký làm phụ huynh/người giám hộ của { $names }. Vui lòng chọn mối quan hệ của bạn với trẻ.
join-apart = Cài đặt ngôn ngữ, LINE và email là của riêng bạn. Các phụ huynh/người giám hộ khác không nhìn thấy.
button-join = Đăng ký
join-done = Đã đăng ký bạn làm phụ huynh/người giám hộ. Bạn sẽ nhận được thông báo từ trường.
join-own = Đây là lời mời do chính bạn tạo. Vui lòng đưa cho người bạn muốn mời.
join-already = Bạn đã được đăng ký làm phụ huynh/người giám hộ của trẻ này.
join-used = Lời mời này đã được sử dụng. Vui lòng xin người mời một lời mời mới.
join-withdrawn = Lời mời này đã bị hủy. Vui lòng hỏi người đã mời bạn.
join-expired = Lời mời này đã hết hạn. Vui lòng xin người mời một lời mời mới.
# Told to the one who invited, in LINE and by mail: nobody's name.
joined-subject = Người bạn mời đã đăng ký ({ city })
joined-text = Theo lời mời của bạn, một phụ huynh/người giám hộ khác đã được đăng ký cho trẻ. Người đó cũng sẽ nhận được thông báo từ trường.
    Nếu bạn không biết về việc này, vui lòng báo cho chúng tôi: { contact-registration }
## The addresses of somebody logged in

addresses-title = Địa chỉ email (メールアドレス)
addresses-lead = Bạn có thể đăng ký tối đa 4 địa chỉ. Thông báo được gửi đến địa chỉ 1 và 2.
address-state-empty = chưa đăng ký
# Links to the form. { $slot }: 1 to 4.
address-add = Đăng ký địa chỉ { $slot }
address-change = Thay đổi địa chỉ { $slot }
# { $address }: the new one.
address-waits = Đang chờ đổi sang { $address }. Khi bạn mở đường dẫn URL trong email hoàn tất đăng ký (登録完了メール) gửi đến địa chỉ mới, địa chỉ sẽ được đổi.
address-is-login = Địa chỉ này là ID đăng nhập (User ID) của bạn. Nếu thay đổi địa chỉ, ID đăng nhập cũng thay đổi.
button-send-proof = Gửi lại email
button-remove-address = Xóa địa chỉ này
button-stop-address = Dừng gửi email
button-keep-address = Không thay đổi nữa
address-proof-sent = Đã gửi email hoàn tất đăng ký (登録完了メール). Vui lòng mở đường dẫn URL trong email.
address-removed = Đã xóa địa chỉ.
address-stopped = Đã dừng gửi email đến địa chỉ này.
address-kept = Đã hủy việc thay đổi. Địa chỉ cũ được giữ nguyên.
address-sure = Nếu bạn chắc chắn, vui lòng nhấn nút.
# Nothing else reaches the person.
address-last-channel = Xin lưu ý: bạn không còn cách nào khác để nhận thông báo. Nếu tiếp tục, bạn sẽ không nhận được thông báo từ Nhà trường và Thành phố nữa.

## The pages of whoever owns a mailbox, without logging in

prove-title = Xác nhận địa chỉ email
prove-ask = Địa chỉ email này sẽ được sử dụng trên Cổng thông tin điện tử thị dân.
button-prove = Dùng địa chỉ này
prove-done-title = Đã xác nhận
prove-done = Đã xác nhận địa chỉ email. Bạn có thể đóng trang này.
prove-changed = Đã xác nhận và thay đổi địa chỉ email. Địa chỉ cũ chỉ nhận được tin báo rằng đã có thay đổi.
prove-changed-login = Đã xác nhận và thay đổi địa chỉ email. Từ lần sau, vui lòng đăng nhập bằng địa chỉ mới. Địa chỉ cũ chỉ nhận được tin báo rằng đã có thay đổi.
prove-refused-title = Không thể thay đổi
prove-refused = Không thể đổi sang địa chỉ này. Địa chỉ cũ vẫn được giữ nguyên. Vui lòng dùng địa chỉ khác, hoặc liên hệ: { contact-registration }
prove-used-title = Đường dẫn này đã được sử dụng
prove-used = Địa chỉ đã được xác nhận, hoặc sau đó đã có thủ tục khác. Vui lòng đăng nhập và kiểm tra ở trang "Địa chỉ email" (メールアドレス).
stop-title = Dừng nhận email
stop-lead = Bạn có thể dừng nhận email từ Cổng thông tin điện tử thị dân của { city } mà không cần đăng nhập. Vui lòng nhập địa chỉ email muốn dừng. Chúng tôi sẽ gửi email hướng dẫn thủ tục đến địa chỉ đó.
stop-ask = Khi bạn nhấn nút, địa chỉ đã nhận đường dẫn này sẽ không nhận được email từ Cổng thông tin điện tử thị dân nữa.
button-stop-mails = Dừng nhận email
stop-done-title = Đã dừng gửi email
stop-done = Từ bây giờ, chúng tôi không gửi email đến địa chỉ này nữa. Chúng tôi cũng sẽ báo cho người đã đăng ký địa chỉ này biết.
# The same whether the address is registered or not.
stop-sent-title = Đã tiếp nhận
stop-sent = Nếu địa chỉ bạn nhập đã được đăng ký, chúng tôi đã gửi email hướng dẫn thủ tục đến đó. Vui lòng mở đường dẫn URL trong email.

## The page that stops mails about one topic, which a mail's program may also do with one click

# $topic: the topic's name, in all of these.
unsubscribe-ask = Khi bạn nhấn nút, thông báo về "{ $topic }" sẽ không gửi qua email nữa. Nếu bạn đã liên kết với LINE, thông báo vẫn đến LINE. Thông báo từ Nhà trường và thông báo khẩn cấp liên quan đến tính mạng vẫn đến như trước.
unsubscribe-done = Chúng tôi không gửi email về "{ $topic }" nữa.
button-unsubscribe-undo = Nhận lại qua email
unsubscribe-undone-title = Sẽ gửi qua email
unsubscribe-undone = Thông báo về "{ $topic }" sẽ lại được gửi qua email.

## The page of "the mail does not come"

check-title = Khi không nhận được email (メールが届かないとき)
check-lead = Dựa trên nội dung đăng ký và lịch sử gửi, chúng tôi đã kiểm tra lần lượt 7 điểm.
check-wrong-below = Đã tìm thấy nguyên nhân không nhận được email. Vui lòng xem các điểm có ghi "Cần kiểm tra".
# Before a finding that keeps mails away.
check-mark-wrong = [Cần kiểm tra]
# The seven points, in the city's order.
check-point-1 = Cài đặt của điện thoại di động
check-point-2 = Bảo trì hệ thống
check-point-3 = Nơi không có sóng
check-point-4 = Địa chỉ email đã đăng ký
check-point-5 = Cài đặt "Nhận email liên lạc" (連絡メールを受信する)
check-point-6 = Địa chỉ 1 và 2
check-point-7 = Kết quả gửi các email gần đây
test-title = Email thử
test-lead = Sau khi gửi, hãy mở lại trang này để xem kết quả.
desk-title = Bộ phận hỗ trợ (サポート窓口)
desk-lead = Nếu không điểm nào đúng với trường hợp của bạn, vui lòng lấy số và liên hệ Bộ phận hỗ trợ. Nhân viên có thể xem kết quả đã kiểm tra.
button-number = Lấy số

## Leaving: the mails

# Told once in April, in LINE and by mail: one of the three that follow, or more, then the last.
year-subject = Vui lòng xem lại khối và lớp cho năm học mới: { city }
# { $url }: the first of the pages.
year-check = Năm học mới đã bắt đầu. Chúng tôi đã chuyển con bạn lên một khối; lớp chưa được đặt.
    Vui lòng xem lại khối và lớp. Nếu đúng, chỉ cần nhấn "{ button-new-year }" (正しい). Khi biết lớp, vui lòng đăng ký ở "{ menu-enrol }" (学校情報登録).
    { $url }/mine/do/new-year
year-register = Con bạn đã học xong trường hoặc trường mẫu giáo hiện tại vào ngày 31 tháng 3. Bạn vẫn đọc được các thông báo đã nhận.
    Để nhận thông báo của trường mới, hãy chuẩn bị mã trường và đăng ký ở "{ menu-enrol }" (学校情報登録).
    { $url }/mine/do/enrol
# Junior high school.
year-finished = Con bạn đã học xong trung học cơ sở vào ngày 31 tháng 3. Thông báo của trường kết thúc tại đây; bạn vẫn tiếp tục nhận tin từ Thành phố.
year-addresses = Nếu địa chỉ email của bạn đã thay đổi, vui lòng sửa tại đây.
    { $url }/mine/addresses
leave-mail-subject = Đã nhận yêu cầu hủy đăng ký: Cổng thông tin điện tử thị dân ({ city })
# { $day }: the last day on which everything goes on; { $url }: where it is taken back.
leave-mail = Chúng tôi đã nhận yêu cầu hủy đăng ký Cổng thông tin điện tử thị dân.
    Đến hết { $day }, bạn vẫn nhận được thông báo như trước. Sau đó, toàn bộ nội dung đăng ký sẽ được xóa.

    Nếu muốn rút lại yêu cầu, vui lòng mở trang sau trước thời hạn đó.
    { $url }

    Nếu bạn không yêu cầu việc này, cũng vui lòng rút lại ở trang trên.
    { city }, Cổng thông tin điện tử thị dân
# To an account nobody has used for long.
unused-mail = Bạn đã không sử dụng Cổng thông tin điện tử thị dân hơn 2 năm.
    Để không lưu giữ thông tin cá nhân không còn dùng đến, chúng tôi sẽ xóa toàn bộ nội dung đăng ký sau { $day }.

    Nếu muốn tiếp tục sử dụng, vui lòng mở trang sau trước thời hạn đó.
    { $url }

    { city }, Cổng thông tin điện tử thị dân
stay-mail-subject = Đã rút lại yêu cầu hủy đăng ký: Cổng thông tin điện tử thị dân ({ city })
stay-mail = Yêu cầu hủy đăng ký đã được rút lại. Bạn có thể tiếp tục sử dụng như trước.
    { city }, Cổng thông tin điện tử thị dân
erased-mail-subject = Đã xóa nội dung đăng ký: Cổng thông tin điện tử thị dân ({ city })
# { $url }: the certificate; { $number }: its number.
erased-mail = Chúng tôi đã xóa toàn bộ nội dung đăng ký của bạn tại Cổng thông tin điện tử thị dân.
    Bạn có thể xem những gì đã được xóa và xóa khi nào trong giấy xác nhận sau (số { $number }).

    { $url }

    Xin cảm ơn bạn đã sử dụng dịch vụ trong thời gian qua.
    { city }, Cổng thông tin điện tử thị dân

## Leaving: the certificate of erasure

erased-title = Giấy xác nhận đã xóa
erased-lead = { city } đã xóa những thông tin sau đây đã đăng ký tại Cổng thông tin điện tử thị dân. Giấy xác nhận này không chứa thông tin cá nhân.
erased-number = Số
erased-at = Ngày giờ xóa
# What was erased; each is followed by how many.
erased-person = Người đăng ký (họ tên, mật khẩu, cài đặt)
erased-addresses = Địa chỉ email
erased-line = Mã người dùng LINE
erased-children = Thông tin của trẻ
erased-schools = Đăng ký trường học
erased-topics = Lĩnh vực thông báo đã chọn
erased-consents = Lịch sử đồng ý
erased-others = Các dữ liệu khác
erased-compare-title = Kiểm tra xem có phải của bạn không
erased-compare = Khi bạn nhập địa chỉ email từng là User ID, bạn có thể kiểm tra xem lần xóa này có phải là của tài khoản của bạn không. Nội dung bạn nhập không được lưu lại.
erased-same = Lần xóa này đúng là của tài khoản đăng ký bằng địa chỉ email bạn đã nhập.
erased-other = Lần xóa này không phải là của tài khoản đăng ký bằng địa chỉ email bạn đã nhập.
button-compare = Kiểm tra

## What is held about somebody

held-title = Thông tin chúng tôi có về bạn
held-lead = Đây là toàn bộ thông tin mà dịch vụ này có về bạn. Không bao gồm thông tin của phụ huynh/người giám hộ khác.
held-download = Tải xuống dạng JSON
# Headings.
held-person = Người đăng ký
held-addresses = Địa chỉ email
held-line = Liên kết LINE
held-links = Thủ tục liên kết LINE
held-invitations = Lời mời phụ huynh/người giám hộ khác
held-talks = Nội dung đang nhập trong LINE
held-consents = Đồng ý
held-children = Trẻ
held-schools = Trường học (trước đây, hiện tại, dự định)
held-topics = Lựa chọn thông báo từ Thành phố
held-notices = Thông báo đã nhận
held-sessions = Thiết bị đang đăng nhập
held-diagnoses = Kiểm tra khi không nhận được email
held-departures = Yêu cầu hủy đăng ký
# What is known of each.
held-id = Số
held-family-name = Họ (姓)
held-given-name = Tên (名)
held-language = Ngôn ngữ
held-area = Khu vực
held-ways-of-school = Cách nhận thông báo từ trường
held-ways-of-city = Cách nhận thông báo từ Thành phố
held-off-since = Ngày giờ tắt email liên lạc
held-quiet-hours = Thời gian không gửi thông báo
held-since-linked = Ngày giờ liên kết
held-ended-at = Ngày giờ kết thúc
held-outcome = Kết quả
held-used-at = Ngày giờ được sử dụng
held-login = User ID
held-owner = Địa chỉ của ai
held-stopped-at = Ngày giờ dừng
held-employer-agreed-at = Ngày giờ nơi làm việc đồng ý
held-next-address = Địa chỉ mới chờ xác nhận
held-device = Thiết bị
held-number = Số
held-findings = Kết quả kiểm tra
held-created-at = Ngày giờ đăng ký
held-updated-at = Ngày giờ thay đổi
held-last-used-at = Ngày giờ sử dụng lần cuối
held-slot = Thứ tự
held-address = Địa chỉ email
held-proven-at = Ngày giờ xác nhận
held-id-at-line = Mã người dùng LINE
held-blocked-at = Ngày giờ chặn
held-entered = Nội dung đang nhập dở
held-document = Văn bản
held-version = Phiên bản
held-agreed-at = Ngày giờ đồng ý
held-child = Số của trẻ
held-family-kana = Họ bằng Kana (セイ)
held-given-kana = Tên bằng Kana (メイ)
held-sex = Giới tính (性別)
held-birthday = Ngày tháng năm sinh (生年月日)
held-relationship = Mối quan hệ với trẻ (続柄)
held-school = Tên trường học (学校名)
held-grade = Khối (学年)
held-class = Lớp (クラス)
held-attendance-number = Số thứ tự học sinh (出席番号)
held-groups = Hội hoạt động và các nhóm khác
held-from = Từ
held-until = Đến
held-confirmed-at = Thời điểm xác nhận
held-topic = Lĩnh vực
held-wanted = Nhận (1) / Không nhận (0)
held-changed-at = Ngày giờ thay đổi
held-notice = Số của thông báo
held-sent-at = Ngày giờ gửi
held-state = Trạng thái
held-cause = Nguyên nhân
held-reasons = Lý do nhận được
held-delivered-by-line = Ngày giờ đến qua LINE
held-delivered-by-email = Ngày giờ đến qua email
held-opened-at = Ngày giờ mở
held-read-at = Ngày giờ xác nhận đã đọc
held-read-by = Cách xác nhận đã đọc
held-proven-by = Kênh đã xác nhận nhận được (diễn tập)
held-title-of-notice = Tiêu đề
held-expires-at = Thời hạn
held-kind = Loại
held-asked-at = Ngày giờ yêu cầu
held-due-at = Ngày giờ sẽ xóa
held-withdrawn-at = Ngày giờ rút lại

## How long what is kept, in the privacy policy

kept-title = Thời gian lưu giữ
kept-at-once = Xóa ngay
# { $days }, { $years }: after its end.
kept-days = { $days } ngày
kept-years = { $years } năm
kept-person = Thông tin đã đăng ký (xóa vào ngày hủy đăng ký hoặc chuyển đi)
kept-unused = Đăng ký không được sử dụng (xóa sau khi báo qua email)
kept-deliveries = Lịch sử gửi nhận thông báo (chỉ số lượng được giữ lại)
kept-files = Tệp đính kèm của thông báo (từ khi thông báo kết thúc)
kept-uploads = Tệp đính kèm không được dùng
kept-registrations = Đăng ký chưa hoàn tất
kept-sessions = Lần đăng nhập đã hết hạn
kept-talks = Ghi chép về những gì LINE gửi đến (nội dung chữ được xóa ngay)
kept-strangers = Mã người dùng LINE của người không có ID (từ khi bị chặn)
kept-schools = Đăng ký trường cũ
kept-links = Ghi chép thủ tục liên kết LINE
kept-invitations = Lời mời phụ huynh/người giám hộ khác (sau khi hết hạn)
kept-guesses = Ghi chép các lần nhập sai mật khẩu hoặc mã trường
kept-keys = Phản hồi gửi cho chương trình của nhân viên
kept-departures = Ghi chép về việc hủy đăng ký hoặc chuyển đi (không ghi là của ai)
kept-proofs = Giấy xác nhận đã xóa (không ghi là của ai)
