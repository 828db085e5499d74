# The service is closed for maintenance.

# Its notice, where staff wrote no words. { $from }, { $until }: times.
maintenance-title = 系统维护通知
maintenance-text =
    在以下时间内，因系统维护，无法使用LINE办理手续，也无法在市民门户网站登记或更改信息。

    { $from } 至 { $until }

    在此期间您通过LINE发送的内容会被保存，维护结束后我们会回复您，无需重新发送。紧急通知在此期间也会发送给您。
# In the talk, once. { $until }: a time.
maintenance-held = 系统正在维护中。您发送的内容已保存。维护结束后（{ $until } 左右）我们会回复您，无需重新发送。
maintenance-page-title = 系统正在维护中
maintenance-page = { $until } 左右之前无法登记或更改。请在维护结束后再打开此页面。您随时可以阅读收到的通知。
