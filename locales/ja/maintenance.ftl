# The service is closed for maintenance.

# Its notice, where staff wrote no words. { $from }, { $until }: times.
maintenance-title = システムメンテナンスのお知らせ
maintenance-text =
    次の時間は、メンテナンスのため、LINEでの手続きと市民ポータルサイトでの登録・変更ができません。

    { $from } から { $until } まで

    この間にLINEで送られた内容は保管し、終わったあとにお返事します。もう一度送る必要はありません。緊急のお知らせは、この間も届きます。
# In the talk, once. { $until }: a time.
maintenance-held = ただいまメンテナンス中です。送っていただいた内容は保管しました。メンテナンスが終わったあと（{ $until } ごろ）にお返事します。もう一度送る必要はありません。
maintenance-page-title = ただいまメンテナンス中です
maintenance-page = { $until } ごろまで、登録や変更はできません。終わってから、もう一度開いてください。届いたお知らせは、いつでも読めます。
