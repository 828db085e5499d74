//! What can be begun in a talk: from the rich menu, by a button, or by typing its name.

use serde::{Deserialize, Serialize};

use crate::flow::{Facts, FlowName};

/// What the rich menu, typed words and buttons start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    Register,
    Child,
    Enrol,
    Topics,
    Mine,
    Help,
    Language,
    /// 受け取り方の設定.
    Settings,
    /// The notices received.
    Notices,
    /// The e-mail addresses: メールアドレスの登録・変更.
    Address,
    /// A telephone number for when nothing arrives: 電話番号の登録.
    Phone,
    /// The check of "the mail does not come": メールが届かないとき.
    Check,
    /// What is needed rarely: その他の手続き.
    More,
    EditChild,
    Invite,
    QuitChild,
    KeepSchool,
    Stay,
    Leave,
    /// Grades and classes after the turn of the school year: 学年・クラスの確認.
    NewYear,
    /// The choices themselves: `メニュー`.
    Open,
    /// Linking LINE with an ID that exists already: 市民ポータルサイトLINE連携.
    Link,
    Unlink,
    /// 欠席・遅刻・早退の連絡.
    Absence,
    WithdrawAbsence,
    /// 窓口・学校への連絡.
    Message,
    /// By which channel one topic comes: 分野ごとの届け先.
    TopicChannel,
    /// ごみの日.
    Garbage,
    /// 避難情報の地区・危険区域.
    Places,
    AllNews,
}

impl Item {
    pub const ALL: &[Item] = &[
        Item::Register,
        Item::Child,
        Item::Enrol,
        Item::Topics,
        Item::Mine,
        Item::Help,
        Item::Language,
        Item::Settings,
        Item::Notices,
        Item::Address,
        Item::Phone,
        Item::Check,
        Item::More,
        Item::EditChild,
        Item::Invite,
        Item::QuitChild,
        Item::KeepSchool,
        Item::Stay,
        Item::Leave,
        Item::NewYear,
        Item::Open,
        Item::Link,
        Item::Unlink,
        Item::Absence,
        Item::WithdrawAbsence,
        Item::Message,
        Item::TopicChannel,
        Item::Garbage,
        Item::Places,
        Item::AllNews,
    ];
    const GUEST: &[Item] = &[
        // In the order of their buttons.
        Item::Register,
        Item::Link,
        Item::Message,
        Item::Help,
        Item::Language,
    ];
    /// With paging, back and cancel never more than LINE's thirteen buttons.
    const MEMBER: &[Item] = &[
        Item::NewYear,
        Item::Absence,
        Item::Garbage,
        Item::Child,
        Item::Enrol,
        Item::Topics,
        Item::Notices,
        Item::Settings,
        Item::Check,
        Item::Mine,
        Item::More,
        Item::Help,
        Item::Language,
    ];
    /// Behind [`Item::More`].
    pub const MORE: &[Item] = &[
        // In the order of their buttons; whoever may stay does not leave.
        Item::WithdrawAbsence,
        Item::Message,
        Item::Places,
        Item::AllNews,
        Item::Address,
        Item::EditChild,
        Item::Invite,
        Item::QuitChild,
        Item::Phone,
        Item::TopicChannel,
        Item::Unlink,
        Item::KeepSchool,
        Item::Stay,
        Item::Leave,
    ];

    /// The choices of somebody with or without an ID.
    pub const fn of(has_person: bool) -> &'static [Item] {
        if has_person {
            Item::MEMBER
        } else {
            Item::GUEST
        }
    }

    /// Whether its button is shown: what takes a plan back, or waits for an answer, only while there
    /// is one.
    pub fn is_offered(self, facts: &Facts) -> bool {
        self.flow().is_none_or(|flow| flow.is_offered(facts))
    }

    /// Ends `menu-{name}`, its label, and `menu:{name}`, its postback.
    pub const fn as_str(self) -> &'static str {
        match self {
            Item::Register => "register",
            Item::Child => "child",
            Item::Enrol => "enrol",
            Item::Topics => "topics",
            Item::Mine => "mine",
            Item::Help => "help",
            Item::Language => "language",
            Item::Settings => "settings",
            Item::Notices => "notices",
            Item::Address => "address",
            Item::Phone => "phone",
            Item::Check => "check",
            Item::More => "more",
            Item::EditChild => "edit-child",
            Item::Invite => "invite",
            Item::QuitChild => "quit-child",
            Item::KeepSchool => "keep-school",
            Item::Stay => "stay",
            Item::Leave => "leave",
            Item::NewYear => "new-year",
            Item::Open => "open",
            Item::Link => "link",
            Item::Unlink => "unlink",
            Item::Absence => "absence",
            Item::WithdrawAbsence => "withdraw-absence",
            Item::Message => "message",
            Item::TopicChannel => "topic-channel",
            Item::Garbage => "garbage",
            Item::Places => "places",
            Item::AllNews => "all-news",
        }
    }

    pub fn parse(name: &str) -> Option<Item> {
        Item::ALL.iter().copied().find(|item| item.as_str() == name)
    }

    pub const fn flow(self) -> Option<FlowName> {
        match self {
            Item::Register => Some(FlowName::Register),
            Item::Child => Some(FlowName::Child),
            Item::Enrol => Some(FlowName::Enrol),
            Item::Topics => Some(FlowName::Topics),
            Item::EditChild => Some(FlowName::EditChild),
            Item::Invite => Some(FlowName::Invite),
            Item::QuitChild => Some(FlowName::QuitChild),
            Item::Settings => Some(FlowName::Settings),
            Item::Unlink => Some(FlowName::Unlink),
            Item::Address => Some(FlowName::Address),
            Item::Phone => Some(FlowName::Phone),
            Item::KeepSchool => Some(FlowName::KeepSchool),
            Item::Stay => Some(FlowName::Stay),
            Item::Leave => Some(FlowName::Leave),
            Item::NewYear => Some(FlowName::NewYear),
            Item::Absence => Some(FlowName::Absence),
            Item::WithdrawAbsence => Some(FlowName::WithdrawAbsence),
            Item::Message => Some(FlowName::Message),
            Item::TopicChannel => Some(FlowName::TopicChannel),
            Item::Garbage => Some(FlowName::Garbage),
            Item::Places => Some(FlowName::Places),
            Item::AllNews => Some(FlowName::AllNews),
            _ => None,
        }
    }
}
