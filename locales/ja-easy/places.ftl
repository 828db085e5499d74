# Evacuation news: the places somebody registers, and whether only news of these are wanted.

## The flow and its menu items

menu-places = にげる おしらせの 場所(ばしょ)
flow-title-places = にげる ときの おしらせの 場所(ばしょ)の 登録(とうろく)
start-places = あぶない ときに しりたい 場所(ばしょ)を 3つまで おしえて ください。あぶない 場所(ばしょ)には、つよい ことばで おしらせします。
saved-places = 登録(とうろく)しました。「登録内容(とうろくないよう)の確認(かくにん)」で いつでも 見(み)られます。
confirm-places = 気(き)を つけて ください。ほかの 場所(ばしょ)の にげる おしらせは きません。でかけた ところが あぶなくても、わかりません。ほんとうに いいですか。
no-areas = えらべる 場所(ばしょ)が まだ ありません。にげる おしらせは 市(し)の ぜんぶの ものが とどきます。

## Back to the news of the whole city

menu-all-news = にげる おしらせを ぜんぶに もどす
flow-title-all-news = にげる おしらせを ぜんぶに もどす
start-all-news = 市(し)の ぜんぶの にげる おしらせが とどくように します。
saved-all-news = 市(し)の ぜんぶの にげる おしらせが とどきます。
confirm-all-news = 市(し)の ぜんぶの おしらせを もらいますか。
button-all-news = ぜんぶ もらう
has-all-news = 市(し)の ぜんぶの にげる おしらせが とどいて います。

## That the news are narrowed: wherever one's registration is shown, and by mail now and then

mine-narrowed = にげる おしらせは、登録(とうろく)した 場所(ばしょ)の ものだけ とどきます。ほかは とどきません。
narrowed-subject = 【{ city }】にげる おしらせの 確認(かくにん)
narrowed-mail =
    { mine-narrowed }

    ぜんぶの おしらせを もらう ときは、この ページを 見(み)て ください。
    { $url }

## The questions

field-zones = あぶない 場所(ばしょ)か
ask-zones = その 場所(ばしょ)は あぶない ところですか。あてはまる ものを ぜんぶ えらんで ください。
hint-zones = 市(し)の ハザードマップで わかります。わからない ときは、えらばないで すすんで ください。
field-second-place = 2つめの 場所(ばしょ)
ask-second-place = ほかにも しりたい 場所(ばしょ)が ありますか。(しごとの 場所(ばしょ)など)
field-second-area = 2つめの 場所(ばしょ)の 地区(ちく)
ask-second-area = その 場所(ばしょ)は どの 地区(ちく)ですか。
field-second-zones = 2つめの 場所(ばしょ)は あぶない 場所(ばしょ)か
ask-second-zones = その 場所(ばしょ)は あぶない ところですか。あてはまる ものを ぜんぶ えらんで ください。
hint-second-zones = 市(し)の ハザードマップで わかります。わからない ときは、えらばないで すすんで ください。
field-third-place = 3つめの 場所(ばしょ)
ask-third-place = ほかにも しりたい 場所(ばしょ)が ありますか。(しごとの 場所(ばしょ)など)
field-third-area = 3つめの 場所(ばしょ)の 地区(ちく)
ask-third-area = その 場所(ばしょ)は どの 地区(ちく)ですか。
field-third-zones = 3つめの 場所(ばしょ)は あぶない 場所(ばしょ)か
ask-third-zones = その 場所(ばしょ)は あぶない ところですか。あてはまる ものを ぜんぶ えらんで ください。
hint-third-zones = 市(し)の ハザードマップで わかります。わからない ときは、えらばないで すすんで ください。
field-news-of = にげる おしらせ
ask-news-of = どこの にげる おしらせを もらいますか。
hint-news-of = 「登録(とうろく)した 場所(ばしょ)だけ」に すると、ほかの 場所(ばしょ)の だいじな おしらせが とどきません。まよったら「市(し)の ぜんぶ」を えらんで ください。

## Choices

zone-landslide = 土砂災害(どしゃさいがい)
zone-flood = 川(かわ)の 水(みず)
zone-surge = 高潮(たかしお)
another-no = ない
another-yes = ある
news-of-city = 市(し)の ぜんぶ
news-of-places = 登録(とうろく)した 場所(ばしょ)だけ

## What is held about somebody

held-places = にげる おしらせの 場所(ばしょ)
held-landslide = 土砂災害(どしゃさいがい)の あぶない ところ
held-flood = 洪水(こうずい)の あぶない ところ
held-surge = 高潮(たかしお)の あぶない ところ
held-since-narrowed = 登録(とうろく)した 場所(ばしょ)だけに した 時間(じかん)
