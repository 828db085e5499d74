# The rich menu. Each item's label is drawn on the image, read aloud, shown as what the person said
# when tapped, and understood when typed: at most 20 characters as LINE counts them.

# Opens and closes the menu, under the talk: at most 14 characters.
menu-open = Menu
# Heads the same choices where they stand as buttons in the talk.
menu-title = Menu

# Getting an ID: the sources' own name of this item, never changed.
menu-register = Xin cấp ID đăng nhập
menu-child = Đăng ký cho trẻ
menu-enrol = Đăng ký trường học
# Choosing the topics the city writes about.
menu-topics = Tin từ Thành phố
menu-mine = Xem nội dung đăng ký
# Which way and when notices come.
menu-settings = Cách nhận thông báo
# All notices received.
menu-notices = Thông báo đã nhận
# Linking LINE with an ID that exists already: the sources' own name of this item, never changed.
menu-link = Liên kết LINE
menu-unlink = Hủy liên kết LINE
# The up to four e-mail addresses.
menu-address = Địa chỉ email
# The check of "the mail does not come".
menu-check = Không nhận được mail
menu-help = Trợ giúp
menu-language = Ngôn ngữ
# What is needed rarely.
menu-more = Thủ tục khác
menu-edit-child = Sửa thông tin trẻ
# Asking another guardian in.
menu-invite = Mời người giám hộ
# Ending one's own tie to a child.
menu-quit-child = Bỏ đăng ký của trẻ
# After the turn of the school year, until a guardian has confirmed.
menu-new-year = Xem lại khối, lớp
# Takes back a planned change of schools; shown while there is one.
menu-keep-school = Hủy chuyển trường
# Takes back the request to leave; shown while there is one.
menu-stay = Giữ lại đăng ký
menu-leave = Hủy đăng ký
