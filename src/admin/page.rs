//! A page of a list, and the cursor of the next.

/// What was found, one more than `limit` if there is more, without that one. `id`: by which the list
/// goes on.
pub(super) fn cut<T>(
    mut found: Vec<T>,
    limit: impl TryInto<usize>,
    id: impl Fn(&T) -> &str,
) -> (Vec<T>, Option<String>) {
    let limit = limit.try_into().unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let last = found.last().filter(|_| more);
    let next = last.map(|last| id(last).to_owned());
    (found, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_is_the_last_one_shown_and_only_while_there_is_more() {
        let cut = |found: &[&'static str]| cut(found.to_vec(), 2_i64, |id| id);
        assert_eq!(cut(&["a", "b", "c"]), (vec!["a", "b"], Some("b".into())));
        assert_eq!(cut(&["a", "b"]), (vec!["a", "b"], None));
        assert_eq!(cut(&[]), (vec![], None));
    }
}
