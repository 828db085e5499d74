# Garbage days: choosing the area and the hours, reminders, questions (B-11 to B-14).

## The flow's name and ways

# The menu item of at most 20 characters, and the flow's title.
menu-garbage = Ngày thu gom rác
flow-title-garbage = Nhắc ngày thu gom rác (ごみの日)
start-garbage = Bạn sẽ được nhắc về ngày thu gom rác của khu vực vào giờ bạn chọn của ngày hôm trước.
saved-garbage = Đã cài đặt nhắc ngày thu gom rác. Bạn cũng có thể hỏi: "rác ngày mai?", "khi nào thu rác cỡ lớn?", "vứt chảo như thế nào?".
# Said with it where the area is another than before.
garbage-moved = Khu vực của bạn đã thay đổi. Các khu vực nguy hiểm đã đăng ký ở nơi cũ không còn nữa, và bạn sẽ nhận tin lánh nạn của toàn thành phố. Bạn có thể đăng ký lại ở "{ menu-places }".
# There is no area to choose: no calendar was ever published.
no-garbage-calendar = Chưa có lịch thu gom rác.
# The topic of the reminders, as a mail's footer names it.
garbage-topic = Thông báo ngày thu gom rác

## The questions

field-garbage-evening = Nhắc vào tối hôm trước (前の日)
ask-garbage-evening = Bạn muốn được nhắc lúc mấy giờ của ngày hôm trước?
field-garbage-morning = Nhắc vào sáng cùng ngày (当日の朝)
ask-garbage-morning = Bạn có muốn được nhắc cả vào sáng cùng ngày không?
# The choices.
garbage-evening-17 = 17 giờ
garbage-evening-18 = 18 giờ
garbage-evening-19 = 19 giờ
garbage-evening-20 = 20 giờ
garbage-evening-21 = 21 giờ
garbage-evening-none = Không nhắc tối hôm trước
garbage-morning-6 = 6 giờ
garbage-morning-7 = 7 giờ
garbage-morning-none = Không nhắc buổi sáng

## The reminders. { $day }: a day with its weekday; { $kinds }: one or more kinds

garbage-title = { $day }: { $kinds }
garbage-body = { $day } là ngày thu gom { $kinds }. Vui lòng đem rác ra vào buổi sáng, trước giờ quy định.
# Where the city says by when; { $time }: 7:30.
garbage-body-by = { $day } là ngày thu gom { $kinds }. Vui lòng đem rác ra trước { $time }.
# Of kinds that come a few times a year, a week before.
garbage-early-title = Một tuần nữa, { $day }: { $kinds }
garbage-early-body = { $day } là ngày thu gom { $kinds }, mỗi năm chỉ có vài lần. Bạn sẽ được nhắc lại vào ngày hôm trước.
# Below a reminder.
garbage-change = Để đổi giờ hoặc ngừng nhắc, chọn "Ngày thu gom rác" (ごみの日) trong menu.
# Corrections, after staff changed a day.
garbage-removed-title = Đính chính: { $day } không thu gom { $kinds }
garbage-removed-body = Việc thu gom { $kinds } vào { $day } mà chúng tôi đã thông báo bị hủy. Vui lòng không đem ra vào ngày đó.
garbage-added-title = Bổ sung: { $day } cũng thu gom { $kinds }
garbage-added-body = Đã bổ sung thu gom { $kinds } vào { $day }.

## Answers in the talk

garbage-today = Hôm nay ({ $day }) là ngày thu gom { $kinds }.
garbage-today-none = Hôm nay ({ $day }) không thu gom.
garbage-tomorrow = Ngày mai ({ $day }) là ngày thu gom { $kinds }.
garbage-tomorrow-none = Ngày mai ({ $day }) không thu gom.
# { $kinds }: one kind.
garbage-next = Lần thu gom { $kinds } tiếp theo là { $day }.
# { $until }: the last day that is known.
garbage-next-none = Đến { $until } không có ngày thu gom { $kinds }.
# The days stand below, a line each.
garbage-week = Ngày thu gom ở { $area } trong bảy ngày tới:
garbage-week-none = Trong bảy ngày tới { $area } không có thu gom.
# The day asked for lies beyond every calendar.
garbage-ended = Chưa có lịch cho { $day }. Việc nhắc sẽ tiếp tục khi có lịch của năm mới.
garbage-needs-area = Bạn chưa đăng ký khu vực. Hãy cho biết khu vực trước.
# { $name }: a thing as the city lists it, behind the reader's own word for it.
garbage-thing = { $name }: { $kinds }
# With the city's own notice.
garbage-thing-notice = { $name }: { $kinds } ({ $notice })
garbage-thing-none = Không tìm thấy "{ $name }" trong danh sách của thành phố. Hãy thử một từ khác.
# A thing that the city's list has not; { $name }: its Japanese name, behind the reader's own word for it.
garbage-thing-unlisted = { $name } không có trong danh sách của thành phố. Hãy hỏi tòa thị chính bằng tên tiếng Nhật này.

## Kinds of garbage, as Higashihiroshima names them

# Names of the glossary.
garbage-kind-burnable = Rác cháy được
garbage-kind-recycled-plastic = Nhựa tái chế
garbage-kind-other-plastic = Nhựa khác
garbage-kind-pet = Chai nhựa PET
garbage-kind-bottles = Chai lọ, lon
garbage-kind-paper = Báo, tạp chí, bìa các-tông
garbage-kind-dangerous = Rác nguy hiểm
garbage-kind-toxic = Rác độc hại
garbage-kind-bulky = Rác cỡ lớn
# Not one of Higashihiroshima: most cities have it.
garbage-kind-unburnable = Rác không cháy được

## Words by which a question is known; a stroke between them

# Garbage.
garbage-words-noun = rác
garbage-words-today = hôm nay
garbage-words-tomorrow = ngày mai|mai
garbage-words-week = tuần này|tuần tới
garbage-words-next = tiếp theo|khi nào|bao giờ|ngày nào|hôm nào|lần tới
# How to throw a thing away; the dots stand for the thing.
garbage-words-throw = vứt bỏ|vứt|thải bỏ|bỏ đi|bỏ vào đâu|bỏ ở đâu|bỏ như thế nào|là rác gì|là loại rác gì|là loại rác nào|thuộc loại rác nào|thuộc loại rác gì|thuộc rác gì
# What people ask so of other matters, too: a question only where it is about a known thing.
garbage-words-handle = bỏ…như thế nào|bỏ…thế nào|bỏ…ở đâu|bỏ…vào đâu|đổ…như thế nào|đổ…ở đâu|xử lý|tái chế|vất|quăng
# What stands before a thing or behind it and is no part of its name.
garbage-words-before = làm sao để|làm thế nào để|làm sao|làm thế nào|cách để|cách|tôi muốn|mình muốn|em muốn|tôi cần|tôi phải|muốn|tôi|mình|cho hỏi|cho tôi hỏi|xin hỏi|xin cho hỏi|có thể|phải|cái|chiếc|cục|những|các|một
garbage-words-behind = như thế nào|thế nào|kiểu gì|ra sao|làm sao|sao|ở đâu|vào đâu|đâu|được không|không|ạ|nhỉ|đi|thì|phải|cũ|hỏng|của tôi|thì phải|như nào|vào ngày nào|ngày nào|khi nào
# What people call the kinds, beside their names.
garbage-words-burnable = rác cháy được|rác cháy|rác đốt được|rác có thể đốt
garbage-words-unburnable = rác không cháy được|rác không cháy|rác không đốt được
garbage-words-recycled-plastic = nhựa tái chế|rác nhựa
garbage-words-other-plastic = nhựa khác
garbage-words-pet = chai nhựa
garbage-words-bottles = chai lọ và lon|chai lọ, lon|chai và lon|lon và chai
garbage-words-paper = rác giấy|giấy báo cũ|báo và tạp chí
garbage-words-dangerous = rác nguy hiểm
garbage-words-toxic = rác độc hại|rác có hại
garbage-words-bulky = rác cỡ lớn|rác cồng kềnh|rác to|rác lớn|rác quá khổ

## What is held about a person

# The hours chosen.
held-garbage-evening = Nhắc ngày thu gom rác (tối hôm trước)
held-garbage-morning = Nhắc ngày thu gom rác (sáng cùng ngày)
