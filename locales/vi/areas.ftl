# Choosing the area one lives in, as the garbage calendars name it.

## The question

field-area = Khu vực bạn ở (地区)
ask-area = Bạn sống ở khu vực nào?
hint-area = Dùng cho ngày thu gom rác và các thông báo theo khu vực. Hãy gõ một phần tên khu vực hoặc chọn bằng nút.

## Its answers

# Nothing fits what was typed.
wrong-no-area = Không có khu vực nào tên như vậy. Hãy gõ một phần tên khu phố (ví dụ: 西条).
# More than one may be meant.
wrong-several-areas = Có nhiều khu vực phù hợp. Hãy chọn bên dưới hoặc gõ dài hơn.
# A position was shared that lies in no known area.
no-area-there = Không xác định được khu vực của vị trí đó. Hãy gõ một phần tên khu vực.
# Opens the map, at most 20 characters.
button-position = Gửi vị trí
# Above those to choose from on a page.
areas-found = Khu vực tìm thấy
