# Evacuation news: the places somebody registers, and whether only news of these are wanted.

## The flow and its menu items

menu-places = Khu vực tin lánh nạn
flow-title-places = Đăng ký nơi nhận tin lánh nạn
start-places = Hãy đăng ký tối đa 3 nơi bạn quan tâm khi có thiên tai. Với nơi trong vùng nguy hiểm, tin lánh nạn sẽ dùng lời lẽ mạnh hơn.
saved-places = Đã lưu. Bạn có thể xem lại cách nhận tin lánh nạn bất cứ lúc nào trong phần nội dung đăng ký.
confirm-places = Lưu ý: bạn sẽ không nhận tin lánh nạn của khu vực khác nữa, kể cả nơi bạn đang đi đến. Bạn thật sự chỉ muốn nhận tin của các nơi đã đăng ký?
no-areas = Chưa có khu vực nào để chọn. Bạn nhận tin lánh nạn của toàn thành phố.

## Back to the news of the whole city

menu-all-news = Nhận lại tin lánh nạn toàn thành phố
flow-title-all-news = Nhận lại tin lánh nạn toàn thành phố
start-all-news = Bạn sẽ nhận lại tin lánh nạn của toàn thành phố.
saved-all-news = Từ nay bạn nhận tin lánh nạn của toàn thành phố.
confirm-all-news = Nhận tin lánh nạn của toàn thành phố?
button-all-news = Nhận tất cả
has-all-news = Bạn đang nhận tin lánh nạn của toàn thành phố.

## That the news are narrowed: wherever one's registration is shown, and by mail now and then

mine-narrowed = Bạn chỉ nhận tin lánh nạn của các nơi đã đăng ký, không nhận tin của khu vực khác.
narrowed-subject = [{ city }] Hãy kiểm tra tin lánh nạn bạn nhận
narrowed-mail =
    { mine-narrowed }

    Để nhận lại tin của toàn thành phố, hãy mở trang sau.
    { $url }

## The questions

field-zones = Vùng nguy hiểm
ask-zones = Nơi này có nằm trong vùng nguy hiểm của bản đồ thiên tai không? Hãy chọn tất cả mục đúng.
hint-zones = Xem bản đồ thiên tai của thành phố. Nếu không rõ, hãy bỏ qua và tiếp tục.
field-second-place = Nơi thứ hai
ask-second-place = Còn nơi nào khác bạn quan tâm không (chỗ làm, nhà bố mẹ...)?
field-second-area = Nơi thứ hai: khu vực
ask-second-area = Nơi đó thuộc khu vực nào?
field-second-zones = Nơi thứ hai: vùng nguy hiểm
ask-second-zones = Nơi này có nằm trong vùng nguy hiểm của bản đồ thiên tai không? Hãy chọn tất cả mục đúng.
hint-second-zones = Xem bản đồ thiên tai của thành phố. Nếu không rõ, hãy bỏ qua và tiếp tục.
field-third-place = Nơi thứ ba
ask-third-place = Còn nơi nào khác bạn quan tâm không (chỗ làm, nhà bố mẹ...)?
field-third-area = Nơi thứ ba: khu vực
ask-third-area = Nơi đó thuộc khu vực nào?
field-third-zones = Nơi thứ ba: vùng nguy hiểm
ask-third-zones = Nơi này có nằm trong vùng nguy hiểm của bản đồ thiên tai không? Hãy chọn tất cả mục đúng.
hint-third-zones = Xem bản đồ thiên tai của thành phố. Nếu không rõ, hãy bỏ qua và tiếp tục.
field-news-of = Tin lánh nạn
ask-news-of = Bạn muốn nhận tin lánh nạn của khu vực nào?
hint-news-of = Nếu chọn "chỉ nơi đã đăng ký", bạn sẽ không nhận tin của khu vực khác, kể cả khi nguy hiểm tính mạng. Nếu phân vân, hãy chọn toàn thành phố.

## Choices

zone-landslide = Sạt lở đất
zone-flood = Lũ lụt
zone-surge = Triều cường
another-no = Không
another-yes = Có
news-of-city = Toàn thành phố
news-of-places = Chỉ nơi đã đăng ký

## What is held about somebody

held-places = Nơi nhận tin lánh nạn
held-landslide = Trong vùng sạt lở
held-flood = Trong vùng lũ lụt
held-surge = Trong vùng triều cường
held-since-narrowed = Chỉ nhận tin nơi đã đăng ký từ
