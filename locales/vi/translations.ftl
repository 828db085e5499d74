# Above what a machine translated, in the language of its readers.
notice-machine-head = Đây là bản dịch máy, có thể có sai sót. Bản gốc là tiếng Nhật.
