//! The children on the top page after logging in: where each is at school, what can be changed, how
//! many others look after it, and the invitations still open.

use maud::{Markup, html};

use crate::app::App;
use crate::city::school::School;
use crate::flow::choice::grade_label;
use crate::sheet::Sheet;
use crate::store::children::{self, Child};
use crate::store::{Tx, invitations, schools};
use crate::words::Arg;

/// What a child's card leads to: the flow, which begins with this child, and the link's words.
const WAYS: [(&str, &str); 4] = [
    ("edit-child", "children-edit"),
    ("enrol", "children-school"),
    ("invite", "children-invite"),
    ("quit-child", "children-quit"),
];

/// The cards of a person's children, and their open invitations.
pub async fn section(
    app: &App,
    tx: &mut Tx,
    sheet: &Sheet<'_>,
    person: &str,
) -> anyhow::Result<Markup> {
    let schools = schools::all(tx).await?;
    let children = children::of_guardian(tx, person, app.clock.now()).await?;
    let invitations = invitations::open_of(tx, person, app.clock.now()).await?;
    Ok(html! {
        @if children.is_empty() { p { (sheet.say("no-children")) } }
        ul class="cards" {
            @for child in &children { li { (card(sheet, child, &schools)) } }
        }
        @if !invitations.is_empty() {
            h3 { (sheet.say("children-invitations")) }
            ul {
                @for invitation in &invitations {
                    @let until = super::invitations::until(app, sheet, invitation);
                    li { a href={ "/mine/invitations/" (invitation.id) "?lang=" (sheet.language) } { (until) } }
                }
            }
        }
    })
}

fn card(sheet: &Sheet<'_>, child: &Child, schools: &[School]) -> Markup {
    let name = format!("{} {}", child.family_name, child.given_name);
    let others = [("others", Arg::from(child.others))];
    html! {
        strong { (name) }
        (place(sheet, child, schools))
        @if child.others > 0 {
            p class="meta" { (sheet.words.say_with(sheet.language, "children-others", &others)) }
        }
        ul class="ways" {
            @for (flow, words) in WAYS {
                @let words = sheet.say(words);
                li {
                    a href={ "/mine/do/" (flow) "?child=" (child.id) "&lang=" (sheet.language) }
                        aria-label={ (words) ": " (name) } { (words) }
                }
            }
        }
    }
}

fn place(sheet: &Sheet<'_>, child: &Child, schools: &[School]) -> String {
    let Some(enrolment) = &child.enrolment else {
        return sheet.say("mine-no-school");
    };
    let school = schools.iter().find(|of| of.id == enrolment.school_id);
    let grade = school.map(|school| grade_label(school, enrolment.grade));
    let grade = grade.map(|grade| grade.say(sheet.language, sheet.words));
    let class = enrolment.class.clone();
    let class = class.unwrap_or_else(|| sheet.say("class-not-set"));
    let name = &enrolment.school_name;
    format!("{name} {} {class}", grade.unwrap_or_default())
}
