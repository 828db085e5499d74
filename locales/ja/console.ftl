## The staff's pages.

console-title = 職員の画面
console-lead = 学校・教育委員会・市の職員が、お知らせを送り、誰に届き誰が読んだかを確かめるところです。
console-api = 送信と集計
console-api-text = お知らせの送信・取消・集計は、職員トークンを使って管理APIで行います。使い方は次のページにあります。
