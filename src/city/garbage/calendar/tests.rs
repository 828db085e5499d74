use super::*;

fn table(text: &str) -> Table {
    let mut lines = text
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect());
    Table {
        header: lines.next().unwrap(),
        rows: (2..)
            .zip(lines)
            .map(|(line, cells)| Row { line, cells })
            .collect(),
    }
}

fn read(area_days: &str, center: &str, remarks: &str) -> Calendar {
    let files = Files {
        area_days: table(area_days),
        center: table(center),
        description: table(
            "label,sublabel,description,styles,bgcolor\n燃やすごみ,袋,<b>袋</b>に<br>入れて,img,#ff0000",
        ),
        target: table("type,name,notice,furigana\n燃やすごみ,紙くず,,か"),
        remarks: table(remarks),
    };
    calendar(&files, FiscalYear::new(2026).unwrap(), Closures::Drop).unwrap()
}

// B-14
#[test]
fn a_dirty_calendar_says_by_row_and_column_what_it_cannot_read() {
    let calendar = read(
        "マスター,地区,センター,燃やすごみ,粗大ごみ,\n\
         x,西条,東,月 木,20260415,A\n\
         x,八本松,東,公社,2026041,\n\
         x,高屋,,,月 *1,\n\
         x,西条,東,月 木,20260415,\n\
         x,西条,東,火,20260415,",
        "名称,休止開始日,休止終了日\n東,2026/12/29,2027/1/3\n東,2025/12/29,2026/1/x",
        "ID,注意事項\n1,収集がない日 2026/5/29",
    );
    assert_eq!(calendar.areas, ["西条", "八本松", "高屋"]);
    let unread: Vec<(&str, u64, usize)> = calendar
        .unread
        .iter()
        .map(|cell| (cell.file.as_str(), cell.row, cell.column))
        .collect();
    assert_eq!(
        unread,
        [
            ("center.csv", 3, 3),
            ("area_days.csv", 3, 4),
            ("area_days.csv", 3, 5),
            ("area_days.csv", 4, 5),
            ("area_days.csv", 6, 2),
        ]
    );
    let counts = calendar.counts();
    assert_eq!(
        counts["粗大ごみ"][3],
        1 + 4,
        "one date, and four Mondays that are told"
    );
    assert_eq!(calendar.kinds[0].text, "袋に\n入れて");
    assert_eq!(calendar.kinds[0].colour, "#ff0000");
    let notes = calendar.notes.join("\n");
    for note in [
        "columns without a name",
        "粗大ごみ has no description",
        "fall out",
    ] {
        assert!(notes.contains(note), "{note}: {notes}");
    }
}
