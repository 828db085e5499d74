# Messages to the city's office or a school, and the answers (F-50).

## The flow's name and ways

menu-message = 市(し)・学校(がっこう)に 書(か)く
flow-title-message = 市(し)・学校(がっこう)に 書(か)く
start-message = 市役所(しやくしょ)や 学校(がっこう)に、書(か)いて 伝(つた)えます。いそぐ ときや、学校(がっこう)を 休(やす)む ときは、使(つか)わないで ください。
saved-message = うけつけました。返事(へんじ)が きたら、お知(し)らせします。
confirm-message = これを 伝(つた)えますか。
button-message = 伝(つた)える
messages-full = 今日(きょう)は もう 書(か)けません。あした また 書(か)いて ください。いそぐ ときは 電話(でんわ)を して ください。{ contact-registration }

## Words in the talk that nothing understood

message-offer = いま 書(か)いた ことを、市役所(しやくしょ)や 学校(がっこう)に 伝(つた)える ことも できます。命(いのち)が あぶない ときは、110か 119に 電話(でんわ)を して ください。
button-tell = これを 伝(つた)える
message-typed = 書(か)いた ことを、そのまま 伝(つた)えます。LINEに 書(か)いた ことは、LINEにも 残(のこ)ります。名前(なまえ)や 病気(びょうき)の ことは、LINEに 残(のこ)らない ページで 書(か)く ことが できます。

## The questions

field-message-to = 伝(つた)える ところ
ask-message-to = どこに 伝(つた)えますか。
message-to-office = 市役所(しやくしょ)
field-message-text = 伝(つた)える こと
ask-message-text = 伝(つた)えたい ことを 書(か)いて ください。
hint-message-text = 5000文字(もじ)まで 書(か)けます。パスワードは 書(か)かないで ください。

## Before it is sent

message-seen-office = 市(し)の 人(ひと)が 読(よ)みます。ほかの 課(か)や 学校(がっこう)に わたす ことが あります(その ときは お知(し)らせします)。返事(へんじ)は、市役所(しやくしょ)が あいて いる 日(ひ)に します。いそぐ とき: { contact-registration }
message-seen-school = { $school }の 先生(せんせい)が 読(よ)みます。市役所(しやくしょ)に わたす ことが あります(その ときは お知(し)らせします)。返事(へんじ)は、学校(がっこう)が ある 日(ひ)に します。いそぐ ときは 学校(がっこう)に 電話(でんわ)を して ください。電話(でんわ): { $phone }
message-danger = 命(いのち)が あぶない ときは、ここに 書(か)かないで、110(警察(けいさつ))か 119(火事(かじ)・救急車(きゅうきゅうしゃ))に 電話(でんわ)を して ください。

## What is told of an answer, in LINE and by mail. { $from }: the office or the school; { $url }: where it is read

message-answered-subject = { $from }から 返事(へんじ)が きました
message-answered = { $from }から 返事(へんじ)が きました。つぎの ページで 読(よ)んで ください。
    { $url }
message-answered-text = { $from }から 返事(へんじ)が きました。
    { $text }
    もっと 書(か)く とき: { $url }
message-answered-card = 返事(へんじ)を 読(よ)んだり、もっと 書(か)いたり できます。
button-read-message = 読(よ)む
message-handed-subject = { $to }に わたしました
message-handed = { $from }が、あなたの 書(か)いた ことを { $to }に わたしました。返事(へんじ)は { $to }から きます。
    { $url }
message-handed-card = 返事(へんじ)は { $to }から きます。

## The pages

mine-write = 市(し)・学校(がっこう)に 書(か)く
messages-title = 書(か)いた ことと 返事(へんじ)
messages-none = まだ ありません。
message-state-open = 返事(へんじ)を まって います
message-state-answered = 返事(へんじ)が あります
message-state-closed = おわりました
message-by-you = あなた
message-by = { $from }
message-handed-line = { $to }に わたしました
message-further = もっと 書(か)く

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-messages = 市(し)・学校(がっこう)に 書(か)いた ことと 返事(へんじ)
held-message = 書(か)いた こと
held-window = だれに
kept-messages = 市(し)・学校(がっこう)に 書(か)いた ことと 返事(へんじ)(さいごから)
