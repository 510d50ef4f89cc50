"""The leaks that are planted, one at a time, and for each the test that finds it."""

from dataclasses import dataclass
from typing import Final

from tests.visibility.teeth import leaks as planted
from tests.visibility.teeth.planting import Plant, both, call, put, query


@dataclass(frozen=True, slots=True)
class Tooth:
    """``leak`` says what is planted; ``test`` is the one that must fail then, and pass without it,
    as ``folder/module.py::test``, with the parameters in brackets where it has some."""

    leak: str
    plant: Plant
    test: str


_TWO_LOOKS: Final = (
    "visibility/test_hidden_operations.py::test_one_thing_that_is_hidden_changes_nothing"
    "[rival imports]"
)
_ROLES_BELOW: Final = """COLLECT {
  MATCH (b:Role) WHERE r.id IN b.above RETURN ['role_below:', 'role_below', b.id]
}"""

TEETH: Final = (
    Tooth(
        "a stale role: the scopes of a viewer are remembered",
        call("graphsvc.database:Transaction._rows", planted.remembered),
        "team/test_roles.py::test_a_move_shows_in_the_very_next_answer",
    ),
    Tooth(
        "a follower is kept who was removed",
        query("team/write/follow_remove", ("DELETE f", "SET f.withdrawn = false")),
        "team/test_follows.py::test_whom_the_owner_names_sees_at_once_and_nothing_more_once_removed",
    ),
    Tooth(
        "a denial does not beat a permission",
        call("graphsvc.access.visibility:granted", planted.without_denials),
        "team/test_follows.py::test_a_denial_beats_what_was_and_is_not_told_to_the_one_denied",
    ),
    Tooth(
        "a suspended group still shows",
        query("access/read/viewer_scopes", ("NOT g.suspended AS granted", "true AS granted")),
        "team/test_groups.py::test_a_suspended_group_shows_nothing_though_its_members_are_members",
    ),
    Tooth(
        "managers see what is shared with those below",
        query(
            "access/read/viewer_scopes",
            (
                "[['role:', 'role', r.id]]",
                f"[['role:', 'role', r.id]] + {_ROLES_BELOW}",
            ),
        ),
        "team/test_roles.py::test_subordinates_see_what_is_shared_with_those_below_and_managers_do_not",
    ),
    Tooth(
        "whoever has left still has scopes",
        query("access/read/viewer_scopes", (" AND u.active", "")),
        "contacts/test_leaving.py::test_whoever_has_left_is_let_in_no_more",
    ),
    Tooth(
        "the session of somebody who was deactivated",
        both(
            query("access/read/session", ("u.active AND ", "")),
            query("access/write/user_sessions_end", ("DELETE s", "SET s.ended = true")),
        ),
        "contacts/test_leaving.py::test_whoever_has_left_is_let_in_no_more",
    ),
    Tooth(
        "members of a group are listed to everybody",
        call("graphsvc.team.listing:runs_group", planted.always),
        "team/test_groups.py::test_names_are_everybodys_and_members_are_the_groups",
    ),
    Tooth(
        "a key whose scope is not asked",
        call("graphsvc.api.deps:check_scope", planted.nothing),
        "api/test_api_account.py::test_a_key_does_what_its_scopes_say_and_no_more",
    ),
    Tooth(
        "a node of details that a teammate reads",
        query("contacts/read/contact_card", ("d.scope IN $scopes", "d.scope IS NOT NULL")),
        "sharing/test_who_sees.py::test_details_of_a_private_connection_are_for_its_owner_alone",
    ),
    Tooth(
        "answers are kept under a key without scopes",
        call("graphsvc.access.visibility:View.read", planted.shared_answers),
        "sharing/test_who_sees.py::test_at_each_level_those_see_a_contact_who_are_told_to_its_owner[owner]",
    ),
    Tooth(
        "a limit under a key without its user",
        call("graphsvc.rates:Rates.asked", planted.everybody_together),
        "api/test_rates.py::test_without_redis_the_process_counts[None]",
    ),
    Tooth(
        "a plain name in Redis",
        call("graphsvc.redis_places:key_of", planted.plain_place),
        "api/test_api_shares.py::test_nobody_s_id_is_in_redis",
    ),
    Tooth(
        "one index of suggestions for all scopes",
        call("graphsvc.access.sealed:Sealer._token", planted.token_of_all_scopes),
        "contacts/test_levels.py::test_what_has_moved_is_found_by_the_fingerprints_of_its_new_scope_alone",
    ),
    Tooth(
        "an owner's word counts for those who may not see it",
        query(
            "paths/read/contact_ties",
            ("CASE WHEN k.word_scope IN $scopes THEN k.word END", "k.word"),
            ("CASE WHEN k.word_scope IN $scopes THEN k.word_day END", "k.word_day"),
        ),
        "api/test_api_paths_by_word.py::test_the_owners_word_takes_the_place_of_what_is_computed",
    ),
    Tooth(
        "what one may see is not asked once levels change",
        call("graphsvc.sharing.levels:_narrow", planted.nothing),
        "contacts/test_levels.py::test_a_change_narrows_at_once_and_opens_when_its_run_has_passed[listed-owner]",
    ),
    Tooth(
        "a role that changes keeps what was shared by it",
        call("graphsvc.team.change:narrow_role_facts", planted.nothing),
        "sharing/test_who_sees.py::test_a_role_that_its_owner_changes_shows_in_the_very_next_answer",
    ),
    Tooth(
        "the hidden flag is not looked at",
        call("graphsvc.contacts.hiding.ties:HiddenTies.hidden", planted.nothing_hidden),
        "contacts/test_own_ties.py::test_hidden_contacts_stay_hidden_through_newer_files_and_other_sources",
    ),
    Tooth(
        "equal e-mails of several owners are one",
        both(
            call("graphsvc.access.sealed:OwnSealer.fingerprint", planted.fingerprint_of_all_owners),
            query(
                "naming/read/contacts_by_email",
                ("d.scope IN $scopes AND", "d.scope STARTS WITH 'user:' AND"),
            ),
        ),
        "contacts/test_levels.py::test_an_email_is_looked_up_among_ones_own_contacts_whatever_their_level",
    ),
    Tooth(
        "who has a scope is told to those who have it not",
        both(
            call(":holders", planted.whatever_scope),
            query(
                "sharing/read/scope_holders",
                (
                    "AND u.scope IN $scopes\n    AND u.person_id",
                    "AND u.scope IS NOT NULL\n    AND u.person_id",
                ),
            ),
        ),
        "sharing/test_who_sees.py::test_nobody_is_told_who_has_a_scope_that_is_not_theirs",
    ),
    Tooth(
        "a time of publishing in an id",
        call("graphsvc.directory.published:timeless_id", planted.of_its_time),
        "contacts/test_publishing.py::test_nothing_says_when_by_whom_or_by_which_run",
    ),
    Tooth(
        "an objection does not hold against publishing",
        call("graphsvc.directory.published:objecting", planted.nobody),
        "contacts/test_publishing.py::test_who_asked_not_to_be_held_here_is_refused_with_a_plain_reason",
    ),
    Tooth(
        "an objection does not hold against what is added",
        query("directory/read/anybody_erased", ("RETURN", "WITH * WHERE false RETURN")),
        "api/test_api_own_ties.py::test_who_asked_not_to_be_held_is_not_added",
    ),
    Tooth(
        "an address is a user's once in the installation",
        query(
            "access/write/user",
            ("WHERE $person", "WHERE NOT EXISTS { (:User {email: $email}) } AND $person"),
        ),
        "accounts/test_invitations.py::test_who_has_a_login_joins_after_signing_in_with_that_address_alone",
    ),
    Tooth(
        "an invitation that answers otherwise for a user elsewhere",
        call("graphsvc.accounts.invitations:_write", planted.known_elsewhere),
        "accounts/test_invitations.py::test_the_answer_is_the_same_whoever_is_named",
    ),
    Tooth(
        "signing in tells an unknown address",
        call("graphsvc.accounts.entrance:check", planted.told_apart),
        "web/test_web_accounts.py::test_a_wrong_password_and_an_unknown_address_are_answered_alike",
    ),
    Tooth(
        "an unknown address costs no work",
        call("graphsvc.accounts.logins:judge", planted.at_once),
        "accounts/test_logins.py::test_an_unknown_address_costs_as_much_as_a_known_one",
    ),
    Tooth(
        "a redirect that differs for an unknown address",
        both(
            call("graphsvc.accounts.entrance:Entrance.ask_reset", planted.looked_up),
            call("graphsvc.web.reset:redirect", planted.elsewhere),
        ),
        "web/test_web_accounts.py::test_whoever_asks_for_a_link_is_told_the_same_for_any_address",
    ),
    Tooth(
        "a code of 2-step verification is good twice",
        call("graphsvc.accounts.two_step:step_of", planted.whatever_step),
        "web/test_web_accounts.py::test_a_code_counts_once_and_so_does_one_of_the_step_before",
    ),
    Tooth(
        "a recovery code is good twice",
        query(
            "accounts/write/login_recovery",
            (
                "SET l.recovery = $recovery",
                "SET l.recovery = CASE size($recovery) WHEN 10 THEN $recovery ELSE l.recovery END",
            ),
        ),
        "web/test_web_accounts.py::test_ten_recovery_codes_are_shown_once_and_each_is_good_once",
    ),
    Tooth(
        "a new password ends no session",
        call("graphsvc.accounts.own:end_others", planted.nothing),
        "web/test_web_accounts.py::test_a_password_is_changed_by_the_old_one_and_the_new_one_twice",
    ),
    Tooth(
        "a form of another site",
        call("graphsvc.api.deps:check_origin", planted.nothing),
        "api/test_api_surroundings.py::test_a_change_by_cookie_must_come_from_a_page_of_ours[headers3-403]",
    ),
    Tooth(
        "a value in an error",
        call("graphsvc.api.problems:unexpected", planted.its_words),
        "api/test_api_surroundings.py::test_an_error_of_ours_tells_nothing_of_what_it_is[error0]",
    ),
    Tooth(
        "a value in a line of the log",
        call("graphsvc.api.watch:template", planted.what_was_asked),
        "api/test_request_lines.py::test_a_page_that_does_not_exist_has_no_template",
    ),
    Tooth(
        "a worker's error with its words",
        call("graphsvc.watching.lines:where", planted.with_words),
        "runs/test_run_lines.py::test_failures_are_said_without_the_words_of_the_error",
    ),
    Tooth(
        "what was typed, in Redis",
        call("graphsvc.sealing.ring:KeyRing.blind", planted.plain_text),
        "api/test_rates.py::test_nothing_secret_is_in_redis",
    ),
    Tooth(
        "a mail with a name in it",
        call(":tell", planted.with_the_name),
        "web/test_web_notifications.py::test_for_one_cause_one_is_told_once_and_a_mail_names_nobody",
    ),
    Tooth(
        "a notification names whom its reader may not see",
        query("mail/read/notice_people", ("u.scope IN $scopes", "true")),
        "web/test_web_notifications.py::test_a_name_is_looked_up_through_the_door_when_it_is_shown",
    ),
    Tooth(
        "an entry of the audit log is seen by others",
        put("graphsvc.access.audit:Entry.scope", planted.of_the_organisation),
        "api/test_api_audit.py::test_what_owners_do_with_what_is_theirs_is_their_own_to_know[published]",
    ),
    Tooth(
        "an export with what is colleagues'",
        query("contacts/read/own_contacts", ("c.owner = $user", "c.owner IS NOT NULL")),
        "contacts/test_leaving.py::test_an_export_has_everything_of_ones_own_and_nothing_of_others",
    ),
    Tooth(
        "an address that stands in the place of a name",
        call("graphsvc.access.visibility:bare_name", planted.whole),
        "contacts/test_aside.py::test_what_was_stored_with_a_detail_is_withheld_from_others",
    ),
    Tooth(
        "what whoever has left has sealed still opens",
        call("graphsvc.sealing.ring:KeyRing.destroy", planted.nothing),
        "contacts/test_leaving.py::test_all_that_was_theirs_is_erased_with_its_keys",
    ),
    Tooth(
        "contacts without an employer are one human",
        call("graphsvc.access.sealed:Sealer._lone", planted.one_for_all),
        "contacts/test_humans.py::test_namesakes_without_an_employer_are_not_one",
    ),
    Tooth(
        "a page past the door",
        put(":MODULES", planted.with_a_page),
        "door/test_holders.py::test_no_module_that_is_not_in_the_table_holds_a_database",
    ),
    Tooth(
        "a count before the filter",
        query("mail/read/notices_unread", ("n.scope IN $scopes", "n.scope IS NOT NULL")),
        "web/test_web_notifications.py::"
        "test_the_header_counts_what_was_not_read_and_reading_takes_it_away",
    ),
    Tooth(
        "work on foreign ties",
        query(
            "paths/read/contact_ties",
            ("USING INDEX SEEK c:Contact(scope, pid)", "USING SCAN c:Contact"),
        ),
        _TWO_LOOKS,
    ),
    Tooth(
        "an id in a header",
        both(
            call("graphsvc.contacts.imports.start:new_id", planted.noted),
            call("graphsvc.api.watch:_Answer.send", planted.newest_in_a_header),
        ),
        _TWO_LOOKS,
    ),
)
