# What the privacy policy lists as kept (schedule/retention.rs).
kept-codes = 学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード](使(つか)えなく なってから)
kept-roster = 学校(がっこう)が もって いる 子(こ)どもの 名前(なまえ)の リスト(学年(がくねん)が おわってから)

# In what is held about a person: the code of the reason.
held-end-reason = 学校(がっこう)が 登録(とうろく)を けした わけ

# To the guardians of a child whom its school has taken off. { $school }: its name; { $url }: of the pages.
removed-subject = 子(こ)どもの 学校(がっこう)の 登録(とうろく)に ついて
removed-text =
    { $school }が 子(こ)どもの 学校(がっこう)の 登録(とうろく)を けしました。{ $school }から お知(し)らせは とどきません。
    子(こ)どもが { $school }に 行(い)って いる ときは、学校(がっこう)から 新(あたら)しい 紙(かみ)をもらって ください。紙(かみ)に 学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]が 書(か)いて あります。そして もう 一度(いちど) 登録(とうろく)して ください。ほかの 学校(がっこう)に 行(い)って いる ときは、その 学校(がっこう)を 登録(とうろく)して ください。
    { $url }/mine/do/enrol

## The sheet that a school hands out, once in each language. { $school }: its name; { $day }: 2027-04-30.

handout-title = { $school }の 子(こ)どもの お父(とう)さん・お母(かあ)さんへ
handout-lead = 学校(がっこう)の お知(し)らせを LINEや メールで 読(よ)む ために、登録(とうろく)して ください。
handout-code = 学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]
handout-until = この 番号(ばんごう)は { $day }まで 使(つか)えます。
handout-keep = この 番号(ばんごう)を ほかの 人(ひと)に 教(おし)えないで ください。
# One step a line.
handout-steps =
    QRコードを 読(よ)むか、横(よこ)の アドレスを 開(ひら)いて ください。IDを とって ください。
    「こどもの情報登録」で 子(こ)どもを 登録(とうろく)して ください。
    「学校情報登録」で { $school }を えらんで、学校(がっこう)の 番号(ばんごう)を 書(か)いて ください。
