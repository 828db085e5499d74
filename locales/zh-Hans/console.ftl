## The staff's pages.

console-title = 工作人员页面
console-lead = 学校、教育委员会和市政府的工作人员在这里发送通知，并查看通知送达了谁、谁已阅读。
console-api = 发送与统计
console-api-text = 通知的发送、取消和统计，需使用工作人员令牌通过管理API进行。使用方法请看以下页面。
