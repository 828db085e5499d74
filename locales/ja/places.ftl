# Evacuation news: the places somebody registers, and whether only news of these are wanted.

## The flow and its menu items

menu-places = 避難情報の地区・危険区域
flow-title-places = 避難情報の地区・危険区域の登録
start-places = 災害のときに知りたい場所を3か所まで登録します。危険な区域にある場所には、避難情報をより強い言葉でお知らせします。
saved-places = 登録しました。避難情報の受け取り方は「登録内容の確認」でいつでも見られます。
confirm-places = 注意：ほかの地区の避難情報は届かなくなります。出かけた先の危険も知らされません。本当に、登録した場所だけにしますか。
no-areas = 登録できる地区がまだありません。避難情報は市内全域のものが届きます。

## Back to the news of the whole city

menu-all-news = 市内全域の避難情報に戻す
flow-title-all-news = 市内全域の避難情報に戻す
start-all-news = 市内全域の避難情報が届くように戻します。
saved-all-news = 市内全域の避難情報が届くようになりました。
confirm-all-news = 市内全域の避難情報を受け取りますか。
button-all-news = すべて受け取る
has-all-news = 市内全域の避難情報が届くようになっています。

## That the news are narrowed: wherever one's registration is shown, and by mail now and then

mine-narrowed = 避難情報は、登録した場所のものだけが届きます。ほかの地区の避難情報は届きません。
narrowed-subject = 【{ city }】避難情報の受け取り範囲の確認
narrowed-mail =
    { mine-narrowed }

    市内全域のものに戻すときは、次のページを開いてください。
    { $url }

## The questions

field-zones = 危険な区域
ask-zones = その場所は、ハザードマップの危険な区域に入っていますか。あてはまるものをすべて選んでください。
hint-zones = 市のハザードマップで確かめられます。分からないときは、選ばずに進んでください。
field-second-place = 2か所目
ask-second-place = ほかにも知りたい場所がありますか（職場、実家など）。
field-second-area = 2か所目の地区
ask-second-area = その場所はどの地区ですか。
field-second-zones = 2か所目の危険な区域
ask-second-zones = その場所は、ハザードマップの危険な区域に入っていますか。あてはまるものをすべて選んでください。
hint-second-zones = 市のハザードマップで確かめられます。分からないときは、選ばずに進んでください。
field-third-place = 3か所目
ask-third-place = ほかにも知りたい場所がありますか（職場、実家など）。
field-third-area = 3か所目の地区
ask-third-area = その場所はどの地区ですか。
field-third-zones = 3か所目の危険な区域
ask-third-zones = その場所は、ハザードマップの危険な区域に入っていますか。あてはまるものをすべて選んでください。
hint-third-zones = 市のハザードマップで確かめられます。分からないときは、選ばずに進んでください。
field-news-of = 避難情報の範囲
ask-news-of = どの地区の避難情報を受け取りますか。
hint-news-of = 「登録した場所だけ」にすると、ほかの地区の、命に関わる避難情報も届きません。迷ったら「市内全域」を選んでください。

## Choices

zone-landslide = 土砂災害
zone-flood = 洪水・浸水
zone-surge = 高潮
another-no = ない
another-yes = ある
news-of-city = 市内全域
news-of-places = 登録した場所だけ

## What is held about somebody

held-places = 避難情報の場所
held-landslide = 土砂災害の危険区域
held-flood = 洪水の危険区域
held-surge = 高潮の危険区域
held-since-narrowed = 登録した場所だけにした日時
