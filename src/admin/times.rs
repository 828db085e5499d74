//! Times as the API writes and reads them: RFC 3339.

use jiff::tz::TimeZone;

use crate::clock::Millis;

/// In the city's time zone, such as `2026-12-01T06:30:00+09:00`.
pub fn written(time: Millis, zone: &TimeZone) -> String {
    let zoned = time.timestamp().to_zoned(zone.clone());
    zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// With any offset, which must be there.
pub fn read(text: &str) -> Option<Millis> {
    let timestamp: jiff::Timestamp = text.trim().parse().ok()?;
    Some(timestamp.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let zone = TimeZone::get("Asia/Tokyo").unwrap();
        let time = read("2026-12-01T06:30:00+09:00").unwrap();
        assert_eq!(time, read("2026-11-30T21:30:00Z").unwrap());
        assert_eq!(written(time, &zone), "2026-12-01T06:30:00+09:00");
    }

    #[test]
    fn a_time_without_an_offset_is_none() {
        for wrong in ["2026-12-01T06:30:00", "2026-12-01", "tomorrow", "", "0"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
