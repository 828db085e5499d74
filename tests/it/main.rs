//! One test program. Rules are tested beside their code; here the real router, workers and
//! databases run against the simulator as LINE and post office.

// Always true here; it tells clippy that all of this is tests, where `unwrap` is allowed.
#![cfg(test)]

mod absence;
mod accounts;
mod addresses;
mod admin_api;
mod alerts;
mod attachments;
mod audit;
mod bounces;
mod call_sheet;
mod channels;
mod chats;
mod classes;
mod codes;
mod console;
mod contacts;
mod diagnosis;
mod drill;
mod evacuation;
mod faults;
mod garbage;
mod guardians;
mod help;
mod house;
mod import;
mod inbox;
mod jobs;
mod kill;
mod leaving;
mod letters;
mod link;
mod mail_stop;
mod maintenance;
mod messages;
mod moving;
mod notices;
mod operation;
mod outbox;
mod pages;
mod phone;
mod phrases;
mod plain;
mod poster;
mod profile;
mod recall;
mod repeats;
mod requirements;
mod retention;
mod rich_menus;
mod rich_menus_publish;
mod rollover;
mod roster;
mod settings;
mod simulator;
mod sources;
mod staff;
mod stories;
mod support;
mod topics;
mod translation;
mod triggers;
mod webhook;
mod words;
