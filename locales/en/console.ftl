# The staff's pages.

console-title = For staff
console-lead = Here staff of schools, the board of education and the City send notices and see whom they reached and who has read them.
console-api = Sending and figures
console-api-text = Notices are sent, cancelled and counted through the admin API with a staff token. It is described here:
