# The service is closed for maintenance.

# Its notice, where staff wrote no words. { $from }, { $until }: times.
maintenance-title = システムの メンテナンスの おしらせ
maintenance-text =
    つぎの 時間(じかん)は、システムを 直(なお)します。LINEの 手続(てつづ)きや、市民(しみん)ポータルサイトの 登録(とうろく)が できません。

    { $from } から { $until } まで

    この 間(あいだ)に LINEで おくった ことは、のこって います。おわった あとに 返事(へんじ)を します。もう一度(いちど) おくらなくて いいです。いのちが あぶない ときの おしらせは とどきます。
# In the talk, once. { $until }: a time.
maintenance-held = 今(いま)、システムを 直(なお)して います。あなたが おくった ことは のこって います。おわった あと（{ $until } ごろ）に 返事(へんじ)を します。もう一度(いちど) おくらなくて いいです。
maintenance-page-title = 今(いま)、システムを 直(なお)して います
maintenance-page = { $until } ごろまで、登録(とうろく)は できません。おわってから、もう一度(いちど) ひらいて ください。とどいた おしらせは 読(よ)む ことが できます。
