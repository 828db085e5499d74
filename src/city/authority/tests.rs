use super::*;
use crate::city::audience::Part;

const OWN: Option<&str> = Some("nishijo-es");

fn schools(ids: &[&str]) -> Audience {
    Audience::Schools(ids.iter().map(|id| Part::whole(id)).collect())
}

#[test]
fn each_role_sends_what_is_its_own() {
    use Role::*;
    let audiences = [
        schools(&["nishijo-es"]),
        schools(&["nishijo-es", "mitsugi-es"]),
        Audience::Topic("events".into()),
        Audience::Areas(vec!["西条".into()]),
        Audience::Everyone(true),
    ];
    // Per kind, in the order of Kind::ALL: to which of the audiences.
    let all = [0, 1, 2, 3, 4].as_slice();
    let none = [].as_slice();
    let table = [
        (Admin, [all, all, all, all, all]),
        (City, [none, all, all, all, all]),
        (Board, [&[0, 1], none, none, none, &[0, 1]]),
        (School, [&[0], none, none, none, &[0]]),
        (Teacher, [&[0], none, none, none, &[0]]),
        (Auditor, [none, none, none, none, none]),
    ];
    for (role, kinds) in table {
        let asker = Asker { role, school: OWN };
        for (kind, expected) in Kind::ALL.into_iter().zip(kinds) {
            let may: Vec<usize> = (0..audiences.len())
                .filter(|at| asker.may_send(kind, &audiences[*at]))
                .collect();
            assert_eq!(may, expected, "{role:?} {kind:?}");
        }
    }
}

#[test]
fn an_auditor_sees_every_notice_and_nobody_s_data() {
    let auditor = Asker {
        role: Role::Auditor,
        school: None,
    };
    assert!(auditor.may_see(Kind::City, &Audience::Everyone(true)));
    assert!(!auditor.may_look_up(["nishijo-es"].into_iter()));
}

#[test]
fn a_file_is_its_uploader_s_and_their_school_s() {
    use Role::*;
    // Of somebody at the own school, at another, of the city.
    for (role, may) in [
        (Admin, [false; 3]),
        (City, [false; 3]),
        (Board, [false; 3]),
        (School, [true, false, false]),
        (Teacher, [true, false, false]),
        (Auditor, [false; 3]),
    ] {
        let school = OWN.filter(|_| role.has_school());
        let asker = Asker { role, school };
        let others = [OWN, Some("mitsugi-es"), None];
        assert_eq!(
            others.map(|of| asker.may_use_file(false, of)),
            may,
            "{role:?}"
        );
        assert_eq!(asker.may_use_file(true, school), role.sends(), "{role:?}");
    }
}

#[test]
fn the_school_year_is_turned_by_the_board_and_by_each_school_for_itself() {
    use Role::*;
    for (role, own, all) in [
        (Admin, true, true),
        (Board, true, true),
        (School, true, false),
        (City, false, false),
        (Teacher, false, false),
        (Auditor, false, false),
    ] {
        let asker = Asker { role, school: OWN };
        let may = |schools: &[&str]| asker.may_roll_over(schools.iter().copied());
        assert_eq!(may(&["nishijo-es"]), own, "{role:?}");
        assert_eq!(may(&["nishijo-es", "mitsugi-es"]), all, "{role:?}");
    }
}

#[test]
fn codes_and_rosters_are_seen_by_a_school_and_changed_by_its_office() {
    use Role::*;
    // Sees the code, changes it, sees the roster, changes it: of the own school, and of another.
    for (role, own, other) in [
        (Admin, [true; 4], [true; 4]),
        (Board, [true; 4], [true; 4]),
        (School, [true; 4], [false; 4]),
        (Teacher, [true, false, true, false], [false; 4]),
        (City, [false; 4], [false; 4]),
        (Auditor, [false; 4], [false; 4]),
    ] {
        let school = OWN.filter(|_| role.has_school());
        let asker = Asker { role, school };
        let may = |school: &str| {
            [
                asker.may_see_code(school),
                asker.may_change_code(school),
                asker.may_see_roster(school),
                asker.may_change_roster(school),
            ]
        };
        assert_eq!(may("nishijo-es"), own, "{role:?}");
        assert_eq!(may("mitsugi-es"), other, "{role:?}");
    }
}

#[test]
fn the_city_s_triggers_are_set_by_the_city_and_seen_by_whoever_works_for_all_schools() {
    use Role::*;
    for (role, sets, sees) in [
        (Admin, true, true),
        (City, true, true),
        (Board, false, true),
        (Auditor, false, true),
        (School, false, false),
        (Teacher, false, false),
    ] {
        let asker = Asker { role, school: OWN };
        let may = (asker.may_set_city_triggers(), asker.may_see_city_triggers());
        assert_eq!(may, (sets, sees), "{role:?}");
    }
}

#[test]
fn absences_are_a_school_s_own_and_their_reasons_nobody_else_s() {
    use Role::*;
    // Takes reports, reads why, sets the desk: of the own school, and of another.
    for (role, own, other) in [
        (Admin, [true, false, true], [true, false, true]),
        (Board, [true, false, true], [true, false, true]),
        (School, [true, true, true], [false; 3]),
        (Teacher, [true, true, false], [false; 3]),
        (City, [false; 3], [false; 3]),
        (Auditor, [false; 3], [false; 3]),
    ] {
        let school = OWN.filter(|_| role.has_school());
        let asker = Asker { role, school };
        let may = |school: &str| {
            [
                asker.may_take_absences(school),
                asker.may_see_reasons(school),
                asker.may_set_absence_desk(school),
            ]
        };
        assert_eq!(may("nishijo-es"), own, "{role:?}");
        assert_eq!(may("mitsugi-es"), other, "{role:?}");
    }
}

#[test]
fn what_is_written_to_a_school_is_its_own_and_what_is_written_to_the_office_the_city_s() {
    use Role::*;
    let windows = ["office", "nishijo-es", "mitsugi-es"].map(Window::parse);
    let [office, own, other] = &windows;
    // Takes at the office, the own school, another; hands on from the office to a school, from the own
    // school to the office, from there to another.
    for (role, takes, hands_on) in [
        (Admin, [true, false, false], [true, false, false]),
        (City, [true, false, false], [true, false, false]),
        (Board, [false; 3], [false; 3]),
        (School, [false, true, false], [false, true, false]),
        (Teacher, [false, true, false], [false, true, false]),
        (Auditor, [false; 3], [false; 3]),
    ] {
        let school = OWN.filter(|_| role.has_school());
        let asker = Asker { role, school };
        let may = windows
            .each_ref()
            .map(|window| asker.may_take_messages(window));
        assert_eq!(may, takes, "{role:?}");
        let ways = [(office, own), (own, office), (own, other)];
        let may = ways.map(|(from, to)| asker.may_hand_on_messages(from, to));
        assert_eq!(may, hands_on, "{role:?}");
    }
}

#[test]
fn a_school_answers_for_its_own_staff_the_board_for_schools_the_admin_for_all() {
    use Role::*;
    // A teacher here, a teacher elsewhere, a board member, an admin.
    let others = [
        (Teacher, OWN),
        (Teacher, Some("mitsugi-es")),
        (Board, None),
        (Admin, None),
    ];
    for (role, expected) in [
        (Admin, [true; 4]),
        (Board, [true, true, true, false]),
        (School, [true, false, false, false]),
        (City, [false; 4]),
        (Teacher, [false; 4]),
        (Auditor, [false; 4]),
    ] {
        let school = OWN.filter(|_| role.has_school());
        let asker = Asker { role, school };
        let may = others.map(|(role, school)| asker.may_manage(role, school));
        assert_eq!(may, expected, "{role:?}");
        assert_eq!(asker.may_manage_staff(), may.contains(&true), "{role:?}");
    }
}

#[test]
fn school_staff_see_people_of_their_school_only() {
    let teacher = Asker {
        role: Role::Teacher,
        school: OWN,
    };
    assert!(teacher.may_look_up(["mitsugi-es", "nishijo-es"].into_iter()));
    assert!(!teacher.may_look_up(["mitsugi-es"].into_iter()));
    assert!(!teacher.may_look_up([].into_iter()));
    assert!(!teacher.may_see(Kind::School, &schools(&["mitsugi-es"])));
}
