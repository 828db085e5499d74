# The talk: what the bot says around the questions. One message is one bubble or one button.

## Coming and going

# When somebody adds the account as a friend.
greeting = Chào mừng bạn đến với { line-account }. Bạn sẽ nhận được thông báo từ Nhà trường và Thành phố tại đây.
# When somebody unblocks the account.
greeting-again = Chào mừng bạn trở lại. Mọi nội dung bạn đã đăng ký vẫn được giữ nguyên.
# Above the buttons with the languages' own names.
choose-language = Vui lòng chọn ngôn ngữ.
    言語を選んでください。
# The language was changed; it is said in the new one.
language-set = Từ bây giờ, chúng tôi sẽ hướng dẫn bằng tiếng Việt. Vui lòng chọn từ menu bên dưới.
# Above the menu's choices where nothing else is said.
choose-from-menu = Vui lòng chọn từ menu.
# Above the things that are needed rarely.
choose-more = Vui lòng chọn thủ tục khác mà bạn cần.
# Typed words that fit nothing, with the menu's buttons below.
not-understood = Xin lỗi, chúng tôi chưa hiểu. Vui lòng nhấn một nút bên dưới, hoặc gõ "Menu".
# A sticker, an image or the like.
words-only = Xin cảm ơn bạn. Chúng tôi không thể trả lời nhãn dán, hình ảnh hay giọng nói, và chỉ có thể chuyển chữ viết đến văn phòng hoặc trường. Vui lòng gõ chữ hoặc dùng các nút.
# A button of an earlier question was tapped.
stale-button = Nút đó thuộc về câu hỏi trước. Câu hỏi hiện tại là câu này.
# A stored talk could not be read any more.
state-lost = Chúng tôi xin lỗi: không đọc lại được nội dung bạn đang nhập dở. Vui lòng chọn lại từ menu.
# After the third answer that was not taken.
way-out = Nếu gặp khó khăn, bạn có thể dừng lại bằng nút "Hủy" (やめる). Hỏi về cách nhập: { contact-registration }
# The person stopped a flow.
cancelled = Đã dừng. Những gì bạn vừa nhập không được đăng ký.
# Somebody without an ID chose something that needs one.
needs-id = Để sử dụng, bạn cần có ID của Cổng thông tin điện tử thị dân. Trước tiên, vui lòng chọn "Xin cấp ID đăng nhập" (市民ポータルサイトID取得). Nếu đã có ID, vui lòng chọn "Liên kết LINE" (市民ポータルサイトLINE連携).
# Somebody with an ID wants one.
has-id = Bạn đã có ID của Cổng thông tin điện tử thị dân.
# There is no child yet to register a school for.
needs-child = Trước tiên, hãy đăng ký thông tin của trẻ.
# The city has not imported its schools, or has no topics.
no-schools = Hiện chưa có trường nào để đăng ký. Vui lòng liên hệ Tòa thị chính (市役所).
no-topics = Hiện chưa có loại thông báo nào để chọn.
# There is no child to change or to leave.
no-children = Bạn chưa đăng ký trẻ nào.
# As many invitations as a child may have at a time can still be used.
invitations-full = Số lời mời còn hiệu lực đã đạt mức tối đa. Vui lòng hủy bớt lời mời ở mục "Nội dung đăng ký" (登録内容) trên { portal-name }, hoặc chờ đến khi có lời mời hết hạn.
no-new-year = Không có khối hay lớp nào cần xem lại.
# What takes a plan back was chosen, and there is none; or leaving, and it is asked already.
no-planned-move = Hiện không có kế hoạch chuyển trường nào.
no-departure = Hiện không có yêu cầu hủy đăng ký nào.
has-departure = Bạn đã yêu cầu hủy đăng ký rồi. Nếu muốn rút lại yêu cầu, vui lòng chọn "Giữ lại đăng ký" (退会の取り消し).
# An answer in a summary is no longer offered, such as a class.
answer-gone = Một phần nội dung bạn đã chọn không còn chọn được nữa. Vui lòng trả lời lại.
# Another menu item was chosen in the middle of a flow. { $open }: the flow's title, { $item }: the item.
ask-leave = Bạn đang làm dở "{ $open }". Bạn muốn làm tiếp, hay dừng lại và chuyển sang "{ $item }"?

## Before a service opens

# A day and time inside another text. { $minute } has two digits.
moment = { $hour }:{ $minute } ngày { $day } tháng { $month } năm { $year }
# { $at }: when it opens.
opens-register = Việc cấp ID của Cổng thông tin điện tử thị dân bắt đầu từ { $at }. Vui lòng chờ đến lúc đó.
opens-link = Việc liên kết LINE với Cổng thông tin điện tử thị dân bắt đầu từ { $at }. Vui lòng chờ đến lúc đó.
opens-child = Việc đăng ký trẻ và trường học bắt đầu từ { $at }. Vui lòng chờ đến lúc đó.
opens-topics = Việc chọn thông báo từ Thành phố bắt đầu từ { $at }. Vui lòng chờ đến lúc đó.

## Flows: beginnings and endings

flow-title-register = Xin cấp ID đăng nhập (市民ポータルサイトID取得)
flow-title-child = Đăng ký thông tin của trẻ (こどもの情報登録)
flow-title-enrol = Đăng ký thông tin trường học (学校情報登録)
flow-title-topics = Thông báo từ Thành phố (市からのお知らせ)
flow-title-settings = Cách nhận thông báo (受け取り方の設定)
flow-title-edit-child = Thay đổi thông tin của trẻ (こどもの情報の変更)
flow-title-invite = Mời người giám hộ khác (ほかの保護者を招待)
flow-title-quit-child = Bỏ đăng ký của trẻ (こどもの登録を外す)
flow-title-unlink = Hủy liên kết LINE (LINE連携を解除する)
flow-title-address = Đăng ký, thay đổi địa chỉ email (メールアドレスの登録・変更)
flow-title-new-year = Xem lại khối và lớp (学年・クラスの確認)
flow-title-keep-school = Hủy việc chuyển trường (転校の取り消し)
flow-title-stay = Giữ lại đăng ký (退会の取り消し)
flow-title-leave = Hủy đăng ký (退会・転出)
start-register = Chúng ta bắt đầu xin cấp ID của Cổng thông tin điện tử thị dân. Địa chỉ email của bạn sẽ là ID đăng nhập.
start-child = Chúng ta bắt đầu đăng ký thông tin của trẻ.
start-enrol = Chúng ta bắt đầu đăng ký trường của trẻ. Vui lòng chuẩn bị sẵn mã trường.
start-topics = Vui lòng chọn những thông báo bạn muốn nhận.
start-settings = Chúng ta bắt đầu cài đặt cách nhận thông báo. Dù bạn cài đặt thế nào, thông báo khẩn cấp liên quan đến tính mạng, thông báo nghỉ học tạm thời và thông tin an toàn vẫn được gửi ngay bằng mọi cách.
start-edit-child = Chúng ta bắt đầu thay đổi thông tin của trẻ. Những người giám hộ khác cũng thấy nội dung này (trừ mối quan hệ với trẻ).
start-invite = Chúng ta bắt đầu mời người giám hộ khác. Người được mời dùng ID của chính mình để nhận thông báo từ trường của trẻ.
start-quit-child = Thủ tục này bỏ tên bạn khỏi đăng ký của trẻ.
start-unlink = Nếu hủy liên kết LINE, thông báo từ Nhà trường và Thành phố sẽ không được gửi đến tài khoản LINE này nữa, và mã nhận dạng LINE mà Thành phố đang giữ sẽ bị xóa. ID của Cổng thông tin điện tử thị dân và nội dung đăng ký vẫn còn. Thông báo vẫn tiếp tục được gửi đến địa chỉ email bạn đã đăng ký.
start-address = Chúng ta bắt đầu đăng ký hoặc thay đổi địa chỉ email. Thông báo được gửi đến địa chỉ 1 và 2.
start-new-year = Năm học mới đã bắt đầu. Vui lòng xem lại khối và lớp của con bạn.
start-keep-school = Thủ tục này hủy kế hoạch chuyển trường. Trẻ sẽ tiếp tục học ở trường hiện tại.
start-stay = Thủ tục này rút lại yêu cầu hủy đăng ký của bạn.
start-leave = Đây là thủ tục hủy đăng ký. Đến hết ngày đó, bạn vẫn nhận mọi thông báo như trước, kể cả thông báo khẩn cấp liên quan đến tính mạng. Vào ngày đó, toàn bộ nội dung đăng ký sẽ bị xóa.
saved-register = Chúng tôi đã gửi email xác nhận. Hãy mở đường dẫn URL trong email và đặt mật khẩu để hoàn tất đăng ký. Nếu không thấy email, vui lòng kiểm tra cài đặt chặn thư rác.
saved-child = Đã đăng ký thông tin của trẻ. Tiếp theo, vui lòng chọn "Đăng ký trường học" (学校情報登録).
saved-enrol = Đã đăng ký thông tin trường học. Bạn sẽ nhận được thông báo từ trường này.
saved-topics = Đã lưu cài đặt thông báo. Riêng thông báo khẩn cấp liên quan đến tính mạng luôn được gửi đến bạn, dù cài đặt thế nào.
saved-settings = Đã lưu cách nhận thông báo. Riêng thông báo khẩn cấp liên quan đến tính mạng, thông báo nghỉ học tạm thời và thông tin an toàn luôn được gửi đến bạn, dù cài đặt thế nào.
saved-edit-child = Đã thay đổi thông tin của trẻ.
saved-invite = Đã tạo lời mời.
    Trang sau có đường dẫn và mã QR để bạn gửi cho người được mời.
saved-quit-child = Đã bỏ đăng ký của trẻ.
saved-unlink = Đã hủy liên kết LINE và xóa mã nhận dạng LINE. Thông báo vẫn tiếp tục được gửi đến địa chỉ email bạn đã đăng ký. Khi muốn liên kết lại, vui lòng chọn "Liên kết LINE" (市民ポータルサイトLINE連携) trong menu của LINE.
saved-address = Chúng tôi đã gửi email xác nhận (登録完了メール).
    Hãy mở đường dẫn URL trong email và nhấn nút, địa chỉ này sẽ dùng được. Nếu chờ 5 phút mà vẫn chưa có email, vui lòng xem "Không nhận được mail" (メールが届かないとき).
saved-new-year = Cảm ơn bạn. Khi biết lớp, vui lòng đăng ký ở "Đăng ký trường học" (学校情報登録).
saved-keep-school = Đã hủy việc chuyển trường. Bạn tiếp tục nhận thông báo từ trường hiện tại.
saved-stay = Đã rút lại yêu cầu hủy đăng ký. Bạn có thể tiếp tục sử dụng như trước.
saved-leave = Chúng tôi đã nhận yêu cầu hủy đăng ký. Đến hết ngày đó, bạn vẫn nhận được thông báo như trước. Bạn có thể xem ngày này ở "Xem nội dung đăng ký" (登録内容の確認). Nếu đổi ý, vui lòng chọn "Giữ lại đăng ký" (退会の取り消し).
# The password was set behind the confirmation mail's link.
registered = Bạn đã đăng ký xong. User ID của Cổng thông tin điện tử thị dân là địa chỉ email bạn đã đăng ký. Bạn có thể tiếp tục với "Đăng ký cho trẻ" (こどもの情報登録) hoặc "Tin từ Thành phố" (市からのお知らせ).

## Linking LINE

# The card of 市民ポータルサイトLINE連携: the first line is its title.
link-begin = Liên kết LINE với Cổng thông tin điện tử thị dân (市民ポータルサイトLINE連携)
    Thủ tục này liên kết ID của Cổng thông tin điện tử thị dân mà bạn đang có với tài khoản LINE này.
    Ở trang sau, hãy nhập User ID và mật khẩu, rồi nhấn "Cho phép" (許可する) trên màn hình LINE.
    Trang này dùng được trong 1 giờ. Bạn có thể hủy liên kết bất cứ lúc nào.
button-open-link = Tiếp tục liên kết
# Somebody who is linked chose to link.
already-linked = Tài khoản LINE này đã được liên kết với ID của Cổng thông tin điện tử thị dân. Để hủy, vui lòng chọn "Thủ tục khác" (その他の手続き), rồi "Hủy liên kết LINE" (LINE連携を解除する).
# LINE's page was allowed.
linked = Đã liên kết xong. Từ bây giờ, thông báo từ Nhà trường và Thành phố cũng được gửi đến tài khoản LINE này. Email vẫn tiếp tục được gửi.
    Để đăng ký trẻ, trường học và chọn thông báo, vui lòng dùng menu bên dưới.
    Bạn có thể hủy liên kết bất cứ lúc nào: chọn "Thủ tục khác" (その他の手続き), rồi "Hủy liên kết LINE" (LINE連携を解除する).
# It was allowed when the time was over.
linked-late = Đã quá thời gian nên không liên kết được. Vui lòng làm lại từ "Liên kết LINE" (市民ポータルサイトLINE連携).
# To a talk whose ID was linked with another LINE account: a new phone, say.
link-moved = Tài khoản LINE này không còn liên kết với ID của Cổng thông tin điện tử thị dân, vì ID đó đã được liên kết với một tài khoản LINE khác. Mã nhận dạng của tài khoản LINE này đã được xóa.
    Nếu bạn không làm việc này, vui lòng đổi mật khẩu và liên hệ { contact-registration }.
# To a talk whose link was ended on the pages.
unlinked = Liên kết LINE đã được hủy trên trang của Cổng thông tin điện tử thị dân. Mã nhận dạng của tài khoản LINE này đã được xóa. Thông báo vẫn tiếp tục được gửi đến địa chỉ email bạn đã đăng ký.
# Unlinking somebody who is not linked.
not-linked = Bạn chưa liên kết với LINE.

## Flows: asking

# Beside a card that opens our own page. { $fields }: the fields it asks.
ask-by-form = Thông tin cá nhân được nhập trên trang của Thành phố, không nhập trong LINE.
    Các mục cần nhập: { $fields }
use-the-form = Vui lòng không viết thông tin cá nhân ở đây mà nhập trên trang của Thành phố. Chúng tôi không lưu nội dung bạn vừa viết.
form-received = Chúng tôi đã nhận nội dung bạn nhập trên trang.
form-too-late = Nội dung bạn nhập trên trang không được sử dụng, vì bạn đã chuyển sang thủ tục khác.
ask-confirm = Bạn có muốn đăng ký với nội dung này không?
# Instead of the above before an invitation is made.
confirm-invite = Bạn có muốn mời một người khác làm người giám hộ của trẻ này không? Đường dẫn mời chỉ dùng được 1 lần cho 1 người, trong thời hạn của lời mời.
# Instead of the above before somebody leaves a child that has other guardians.
confirm-quit-shared = Bạn có muốn chỉ bỏ tên của bạn khỏi đăng ký của trẻ này không? Đăng ký của những người giám hộ khác vẫn giữ nguyên. Bạn sẽ không nhận được thông báo từ trường nữa.
# Instead of the above before the only guardian leaves a child.
confirm-quit-last = Bạn là người giám hộ duy nhất của trẻ này. Nếu bỏ đăng ký, toàn bộ thông tin của trẻ và đăng ký trường học sẽ bị xóa, và bạn sẽ không nhận được thông báo từ trường nữa. Không thể khôi phục lại. Bạn có muốn bỏ đăng ký không?
# Below what a procedure without questions does.
ask-sure = Bạn có chắc chắn không?
# Below the children's schools, grades and classes.
confirm-new-year = Khối và lớp có đúng không? Nếu đã biết lớp, vui lòng đăng ký ở "Đăng ký trường học" (学校情報登録).
confirm-keep-school = Bạn có muốn hủy việc chuyển trường không?
confirm-stay = Bạn có muốn rút lại yêu cầu hủy đăng ký không?
confirm-leave = Bạn có muốn gửi yêu cầu hủy đăng ký với nội dung này không?
ask-which-field = Bạn muốn sửa mục nào?
# Something typed where only a button makes sense.
please-choose = Vui lòng chọn một trong các nút.
# In a summary: a personal field or the school code was given.
value-entered = ✓ Đã nhập
value-agreed = Đồng ý
value-none = Không có

## Buttons

button-ok = Đăng ký
button-sure = Có
button-new-year = Đúng
button-keep-school = Học tiếp trường này
button-stay = Giữ lại đăng ký
button-leave = Gửi yêu cầu
button-fix = Thay đổi
button-back = Quay lại
button-cancel = Hủy
button-skip = Bỏ qua
button-done = Tiếp theo
button-none = Không có (tiếp theo)
button-more = Xem thêm lựa chọn
button-agree = Đồng ý
button-date = Chọn ngày
button-continue = Tiếp tục
button-open-form = Mở trang nhập
# Opens a help article or all of help.
button-open-help = Xem hướng dẫn
button-look-at-form = Kiểm tra / thay đổi
button-open-inbox = Mở danh sách
# In place of "Register" below a summary.
button-invite = Mời
button-quit-child = Bỏ đăng ký
# On the card that leads to an invitation's link.
button-show-invitation = Mở trang lời mời

## My registrations

mine-title = Nội dung đăng ký
mine-no-children = • Chưa đăng ký trẻ nào.
# A child without its name. { $number }: in the order of registration.
mine-child = Trẻ thứ { $number }
mine-no-school = chưa đăng ký trường học
# Beside a child the city has moved up in April.
year-note = Năm học mới đã bắt đầu. Vui lòng xem lại khối và lớp.
class-not-set = (chưa có lớp)
# Beside the card's button that opens the list of notices received. The first line is its title.
inbox-card = Thông báo đã nhận (お知らせ一覧)
    Bạn có thể đọc các thông báo đã nhận trên trang của Thành phố. Cần đăng nhập.
# The next school of a child. { $day }: its first day there.
mine-planned = Dự định chuyển trường: { $school }, từ { $day }
# The person asked to leave. { $day }: the last day on which everything goes on.
departure-moving = Bạn đã báo sẽ chuyển đi. Đến hết { $day }, bạn vẫn nhận được thông báo như trước. Sau đó, nội dung đăng ký sẽ được xóa.
departure-withdrawal = Bạn đã yêu cầu hủy đăng ký. Đến hết { $day }, bạn vẫn nhận được thông báo như trước. Sau đó, nội dung đăng ký sẽ được xóa.
departure-unused = Đã lâu bạn không sử dụng dịch vụ này, nên nội dung đăng ký dự kiến sẽ được xóa sau { $day }.

## Receipts

receipt-thanks = Đã xác nhận. Xin cảm ơn bạn.
receipt-already = Thông báo này đã được xác nhận trước đó. Xin cảm ơn bạn.
# After the button of a drill, which is to be pressed wherever it has arrived.
receipt-drill-line = Đã xác nhận bạn nhận được thông báo qua LINE. Xin cảm ơn. Nếu thông báo diễn tập này cũng đến qua email, vui lòng mở liên kết trong email và nhấn "{ notice-confirm }" ở đó nữa.
receipt-unknown = Thông báo này không phải gửi cho bạn nên không thể xác nhận.

## Consent asked again

# Before the answer to a menu item, on a card with the button below, once a day: a text has changed.
consent-note = Điều khoản và chính sách của chúng tôi đã thay đổi.
    Vui lòng đọc lại Chính sách bảo vệ thông tin cá nhân và Điều khoản sử dụng rồi chọn đồng ý. Trong thời gian này, thông báo vẫn được gửi đến bạn.
button-consent = Đọc và đồng ý
## Email addresses

# Names an address where it must not be written out, as in LINE. { $slot }: 1 to 4.
address-number = Địa chỉ { $slot }
address-state-waiting = Chờ xác nhận (chưa mở đường dẫn URL trong email xác nhận 登録完了メール)
address-state-proven = Đã xác nhận
address-state-to-confirm = Đã xác nhận (hơn 1 năm trước, vui lòng xác nhận lại)
address-state-stopped = Đang dừng (chúng tôi không gửi email đến địa chỉ này)
address-state-unreachable = Đã dừng vì email bị trả lại (xác nhận lại để tiếp tục)
address-state-changing = → Đang chờ xác nhận địa chỉ mới. Cho đến lúc đó, email vẫn được gửi đến địa chỉ hiện tại.
# Warns: notices go to 1 and 2 only.
addresses-none-for-notices = Lưu ý: cả địa chỉ 1 và địa chỉ 2 đều không dùng được, nên bạn không nhận được thông báo qua email. Thông báo không được gửi đến địa chỉ 3 và 4.
# The owner of the address stopped the mails. In LINE and on the first page after logging in.
address-stopped-line = Email gửi đến địa chỉ { $slot } đã dừng, theo thao tác của người dùng địa chỉ đó. Nếu muốn dùng tiếp, vui lòng đăng ký lại ở "Địa chỉ email" (メールアドレスの登録・変更).
# Mails came back. In LINE and on the first page after logging in; the filter's is followed by the carrier's advice.
address-unreachable-line = Chúng tôi đã dừng gửi email đến địa chỉ { $slot } vì nhiều lần nhận được trả lời rằng địa chỉ này không tồn tại. Nếu đã đổi địa chỉ, vui lòng thay đổi ở "Địa chỉ email" (メールアドレスの登録・変更). Nếu vẫn đang dùng, vui lòng gửi lại email xác nhận.
address-filtered-line = Email đến địa chỉ { $slot } đã bị bộ lọc từ chối. Vui lòng cài đặt như sau.
address-troubled-line = Email đến địa chỉ { $slot } nhiều lần không đến được. Vui lòng kiểm tra xem hộp thư có đầy hoặc bị tạm dừng không. Bạn có thể xem ở "Khi không nhận được email" (メールが届かないとき).
# In LINE: somebody pressed "this is spam".
mail-complaint-line = Email của chúng tôi đã bị báo là thư rác, nên chúng tôi đã dừng các thông báo của thành phố mà bạn đã chọn. Thông báo của trường và thông báo khẩn cấp vẫn được gửi. Bạn có thể chọn lại ở "Tin từ Thành phố" (市からのお知らせ).
# An address proven over a year ago. In LINE and on the first page after logging in.
address-confirm-line = Địa chỉ { $slot } được xác nhận cách đây hơn 1 năm. Nếu vẫn đang dùng, vui lòng mở đường dẫn URL trong email chúng tôi đã gửi để xác nhận. Nếu không dùng nữa, vui lòng thay đổi ở "Địa chỉ email" (メールアドレスの登録・変更).
# The button of a card, to the page with the addresses.
button-addresses = Danh sách địa chỉ

## The check of "the mail does not come", in LINE and on the page

# Heads what keeps mails away, as far as can be seen from here.
check-wrong = Chúng tôi đã tìm thấy lý do bạn không nhận được email.
check-nothing-wrong = Không thấy vấn đề gì trong đăng ký của bạn và trong lịch sử gửi email.
# Heads what only the person can look at, and how the last mails fared.
check-look = Vui lòng kiểm tra thêm những điểm sau.
# { $number }: eight characters for the telephone.
check-desk = Nếu vẫn không nhận được email, vui lòng liên hệ bộ phận hỗ trợ ({ contact-registration }).
    Mã số: { $number }
    Khi bạn cho biết mã số này, bộ phận hỗ trợ xem được kết quả kiểm tra.
# Sends a test mail to address { $slot }: at most 20 characters as LINE counts them.
button-test-mail = Gửi thử: địa chỉ { $slot }
# The button of a card, to the page with all seven points.
button-check-page = Xem cả 7 điểm
test-queued = Chúng tôi đang gửi email thử. Vui lòng chờ một chút rồi mở lại "Không nhận được mail" (メールが届かないとき) để xem kết quả.
test-too-many = Chúng tôi vừa gửi nhiều email liên tiếp đến địa chỉ này. Vui lòng thử lại sau khoảng 1 giờ.
test-impossible = Không gửi được email đến địa chỉ này. Vui lòng kiểm tra tình trạng đăng ký.

## What the check finds

# { $domain }: the domain that filters must let through.
check-filter-docomo = Nếu bạn dùng email docomo: trong "迷惑メール対策" (chống thư rác), mục "受信リスト設定" (danh sách cho phép nhận), hãy cho phép nhận tên miền { $domain }.
check-filter-au = Nếu bạn dùng email au: trong "迷惑メールフィルター" (bộ lọc thư rác), mục "受信リスト設定" (danh sách cho phép nhận), hãy cho phép nhận tên miền { $domain }. Nếu email được chuyển tiếp từ địa chỉ khác, hãy đặt cả địa chỉ đó là "必ず受信" (luôn nhận).
check-filter-softbank = Nếu bạn dùng email SoftBank: trong "受信許可・拒否設定" (cài đặt cho phép và từ chối), hãy thêm tên miền { $domain } vào "許可リスト" (danh sách cho phép).
check-filter-ymobile = Nếu bạn dùng email Y!mobile: trong cài đặt chống thư rác, hãy thêm tên miền { $domain } vào "受信許可リスト" (danh sách cho phép nhận).
check-filter-uq = Nếu bạn dùng email UQ mobile: trong "迷惑メールフィルター" (bộ lọc thư rác), mục "受信リスト設定" (danh sách cho phép nhận), hãy cho phép nhận tên miền { $domain }.
check-filter-rakuten = Nếu bạn dùng email Rakuten Mobile: trong cài đặt chống thư rác, hãy cho phép nhận tên miền { $domain }.
check-filter-other = Nếu bạn đang lọc email theo tên miền hoặc chặn người gửi, hãy cho phép nhận tên miền { $domain }. Vui lòng xem cả thư mục thư rác (迷惑メール).
check-url-filter = Nếu bạn đang từ chối email có đường dẫn URL ("URL付きメール"), vui lòng tắt cài đặt đó. Thông báo cần xác nhận đã đọc và email xác nhận (登録完了メール) đều có đường dẫn URL.
# { $at }: when it was announced.
check-maintenance = Chúng tôi đã thông báo về việc bảo trì hệ thống vào { $at }. Email trong thời gian bảo trì sẽ đến sau khi bảo trì xong.
check-no-maintenance = Gần đây không có thông báo bảo trì hệ thống nào.
check-coverage = Nếu điện thoại của bạn đã ở ngoài vùng phủ sóng hoặc tắt nguồn, email có thể còn lưu ở trung tâm của nhà mạng. Vui lòng dùng "新着メール問い合わせ" (kiểm tra email mới).
check-no-address = Bạn chưa đăng ký địa chỉ email nào. Vui lòng đăng ký ở "Địa chỉ email" (メールアドレスの登録・変更).
# { $slot }: 1 to 4.
check-address-waiting = Địa chỉ { $slot } đang chờ xác nhận. Vui lòng mở đường dẫn URL trong email xác nhận (登録完了メール). Nếu không có email đó, bạn có thể yêu cầu gửi lại.
check-address-proven = Địa chỉ { $slot } đã được xác nhận. Nếu bạn đã đổi địa chỉ email trên điện thoại hoặc máy tính, vui lòng thay đổi cả ở đây.
check-address-to-confirm = Địa chỉ { $slot } được xác nhận cách đây hơn 1 năm. Vui lòng xác nhận xem bạn còn dùng địa chỉ này không.
check-address-stopped = Email đến địa chỉ { $slot } đang dừng. Nếu muốn dùng, vui lòng gửi lại email xác nhận và mở đường dẫn URL trong đó.
check-address-unreachable = Email đến địa chỉ { $slot } đang dừng vì nhiều lần nhận được trả lời rằng địa chỉ này không tồn tại. Vui lòng thay đổi địa chỉ, hoặc gửi lại email xác nhận và mở đường dẫn URL trong đó.
check-address-changing = Địa chỉ { $slot } đang được thay đổi. Khi bạn mở đường dẫn URL trong email xác nhận (登録完了メール) gửi đến địa chỉ mới, địa chỉ sẽ được đổi.
check-switched-off = Mục "Nhận email liên lạc" (連絡メールを受信する) đang tắt. Nếu muốn nhận thông báo qua email, vui lòng bật mục này.
check-switched-on = Mục "Nhận email liên lạc" (連絡メールを受信する) đang bật.
check-only-others = Địa chỉ 1 và 2 không dùng được. Thông báo không được gửi đến địa chỉ 3 và 4. Vui lòng đăng ký địa chỉ 1 hoặc 2.
check-none-for-notices = Thông báo được gửi đến địa chỉ 1 và 2, nhưng hiện cả hai đều không dùng được.
check-slots-fine = Địa chỉ 1 hoặc 2 (nơi nhận thông báo) đang dùng được.
check-no-mail-yet = Chưa có email nào được gửi đến địa chỉ { $slot }.
# What became of a mail. { $at }: when; { $code }: the mail server's code.
check-mail-waiting = Email đến địa chỉ { $slot } đang chờ gửi ({ $at }).
check-mail-accepted = Email đến địa chỉ { $slot } đã được chuyển cho máy chủ email của địa chỉ đó ({ $at }).
check-mail-deferred = Máy chủ email của địa chỉ { $slot } hiện chưa nhận email. Chúng tôi sẽ gửi lại sau ({ $at }, mã { $code }).
check-mail-no-such = Email đến địa chỉ { $slot } bị từ chối: địa chỉ không tồn tại, hoặc bị chặn do cài đặt từ chối nhận ({ $at }, mã { $code }).
check-mail-full = Email đến địa chỉ { $slot } bị từ chối: hộp thư đã đầy ({ $at }, mã { $code }).
check-mail-junk = Email đến địa chỉ { $slot } bị từ chối vì bị coi là thư rác ({ $at }, mã { $code }).
check-mail-filtered = Email đến địa chỉ { $slot } đã bị bộ lọc từ chối ({ $at }, mã { $code }).
check-mail-refused = Không gửi được email đến địa chỉ { $slot } ({ $at }, mã { $code }).
# The same of a test mail.
check-test-waiting = Email thử đến địa chỉ { $slot } đang chờ gửi ({ $at }).
check-test-accepted = Email thử đến địa chỉ { $slot } đã được chuyển cho máy chủ email của địa chỉ đó ({ $at }). Nếu không thấy email, vui lòng kiểm tra cài đặt chặn thư rác.
check-test-deferred = Máy chủ email của địa chỉ { $slot } hiện chưa nhận email thử. Chúng tôi sẽ gửi lại sau ({ $at }, mã { $code }).
check-test-no-such = Email thử đến địa chỉ { $slot } bị từ chối: địa chỉ không tồn tại, hoặc bị chặn do cài đặt từ chối nhận ({ $at }, mã { $code }).
check-test-full = Email thử đến địa chỉ { $slot } bị từ chối: hộp thư đã đầy ({ $at }, mã { $code }).
check-test-junk = Email thử đến địa chỉ { $slot } bị từ chối vì bị coi là thư rác ({ $at }, mã { $code }).
check-test-filtered = Email thử đến địa chỉ { $slot } đã bị bộ lọc từ chối ({ $at }, mã { $code }).
check-test-refused = Không gửi được email thử đến địa chỉ { $slot } ({ $at }, mã { $code }).
## Leaving

# The last message in LINE to somebody who left. { $number }: of the proof; { $url }: its page.
good-bye = Toàn bộ nội dung đăng ký của bạn đã được xóa. Xin cảm ơn bạn đã sử dụng dịch vụ.
    Giấy chứng nhận (số { $number }): { $url }
