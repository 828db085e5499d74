# The service is closed for maintenance.

# Its notice, where staff wrote no words. { $from }, { $until }: times.
maintenance-title = Thông báo bảo trì hệ thống
maintenance-text =
    Trong thời gian dưới đây, do bảo trì hệ thống, bạn không thể làm thủ tục trên LINE hoặc đăng ký, thay đổi trên cổng thông tin công dân.

    Từ { $from } đến { $until }

    Nội dung bạn gửi qua LINE trong thời gian này được lưu lại và chúng tôi sẽ trả lời sau khi bảo trì xong. Bạn không cần gửi lại. Thông báo khẩn cấp vẫn được gửi đến bạn.
# In the talk, once. { $until }: a time.
maintenance-held = Hệ thống đang bảo trì. Nội dung bạn gửi đã được lưu lại. Chúng tôi sẽ trả lời sau khi bảo trì xong (khoảng { $until }). Bạn không cần gửi lại.
maintenance-page-title = Hệ thống đang bảo trì
maintenance-page = Bạn không thể đăng ký hoặc thay đổi cho đến khoảng { $until }. Vui lòng mở lại trang này sau đó. Bạn có thể đọc các thông báo đã nhận bất cứ lúc nào.
