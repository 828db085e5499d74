# Evacuation news: the places somebody registers, and whether only news of these are wanted.

## The flow and its menu items

menu-places = 避难信息的地区与危险区域
flow-title-places = 登记避难信息的地区与危险区域
start-places = 最多可登记3个您关心的地点。位于危险区域的地点，避难信息将用更强烈的措辞通知。
saved-places = 已登记。可随时在登记内容中查看避难信息的接收方式。
confirm-places = 注意：您将不再收到其他地区的避难信息，外出地点有危险也不会通知您。确定只接收已登记地点的信息吗？
no-areas = 目前还没有可登记的地区。您会收到全市的避难信息。

## Back to the news of the whole city

menu-all-news = 恢复接收全市的避难信息
flow-title-all-news = 恢复接收全市的避难信息
start-all-news = 将恢复接收全市的避难信息。
saved-all-news = 现在您会收到全市的避难信息。
confirm-all-news = 要接收全市的避难信息吗？
button-all-news = 全部接收
has-all-news = 您已在接收全市的避难信息。

## That the news are narrowed: wherever one's registration is shown, and by mail now and then

mine-narrowed = 您只接收已登记地点的避难信息，不会收到其他地区的避难信息。
narrowed-subject = 【{ city }】请确认避难信息的接收范围
narrowed-mail =
    { mine-narrowed }

    如要恢复接收全市的避难信息，请打开以下页面。
    { $url }

## The questions

field-zones = 危险区域
ask-zones = 该地点是否位于灾害地图的危险区域内？请选择所有符合的项目。
hint-zones = 可通过市灾害地图确认。不清楚时请不选直接继续。
field-second-place = 第二个地点
ask-second-place = 还有其他关心的地点吗（工作单位、父母家等）？
field-second-area = 第二个地点：地区
ask-second-area = 该地点在哪个地区？
field-second-zones = 第二个地点：危险区域
ask-second-zones = 该地点是否位于灾害地图的危险区域内？请选择所有符合的项目。
hint-second-zones = 可通过市灾害地图确认。不清楚时请不选直接继续。
field-third-place = 第三个地点
ask-third-place = 还有其他关心的地点吗（工作单位、父母家等）？
field-third-area = 第三个地点：地区
ask-third-area = 该地点在哪个地区？
field-third-zones = 第三个地点：危险区域
ask-third-zones = 该地点是否位于灾害地图的危险区域内？请选择所有符合的项目。
hint-third-zones = 可通过市灾害地图确认。不清楚时请不选直接继续。
field-news-of = 避难信息的范围
ask-news-of = 要接收哪些地区的避难信息？
hint-news-of = 选择“仅限已登记地点”后，即使危及生命，其他地区的避难信息也不会收到。如有疑问请选择“全市”。

## Choices

zone-landslide = 山体滑坡、泥石流等灾害
zone-flood = 洪水泛滥
zone-surge = 风暴潮
another-no = 没有
another-yes = 有
news-of-city = 全市
news-of-places = 仅限已登记地点

## What is held about somebody

held-places = 避难信息的地点
held-landslide = 在泥石流等灾害危险区域内
held-flood = 在洪水危险区域内
held-surge = 在风暴潮危险区域内
held-since-narrowed = 设为仅限已登记地点的时间
