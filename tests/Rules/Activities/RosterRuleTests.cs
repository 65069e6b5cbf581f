using FsCheck;
using FsCheck.Fluent;
using Samsteg.Activities;

namespace Samsteg.Rules;

public sealed class RosterRuleTests
{
    private static readonly Guid[] Ids = [new(1, 0, 0, new byte[8]), new(2, 0, 0, new byte[8])];

    private static readonly Gen<KnownMark?> Known =
        from none in Gen.Choose(0, 2)
        from id in Gen.Elements(Ids)
        from mark in Gen.Elements(Enum.GetValues<AttendanceMark>())
        select none == 0 ? null : new KnownMark(id, mark, null);

    private static readonly Arbitrary<(AskedMark? Asked, KnownMark? Basis, KnownMark? Standing, bool IsHeld)> Cases = (
        from basis in Known
        from standing in Known
        from mark in Gen.Elements(Enum.GetValues<AttendanceMark>())
        from isAsked in Gen.Choose(0, 3)
        from isHeld in Gen.Elements(true, false)
        select (isAsked == 0 ? (AskedMark?)null : new AskedMark(mark, null), basis,
            standing is not null && standing.Id == basis?.Id ? basis : standing, isHeld)).ToArbitrary();

    [Fact]
    public void A_first_mark_is_written() => Decide(AttendanceMark.Present, null, null).ShouldBe(EntryState.Saved);

    [Fact]
    public void The_same_mark_twice_is_no_new_registration() =>
        Decide(AttendanceMark.Present, null, new KnownMark(Ids[0], AttendanceMark.Present, null)).ShouldBe(EntryState.Unchanged);

    [Fact]
    public void Other_minutes_are_another_mark() => RosterRule.Decide(
        new AskedMark(AttendanceMark.Late, 10), new KnownMark(Ids[0], AttendanceMark.Late, 5), new KnownMark(Ids[0], AttendanceMark.Late, 5), false).ShouldBe(EntryState.Saved);

    [Fact]
    public void What_somebody_else_has_marked_meanwhile_is_a_conflict() =>
        Decide(AttendanceMark.Present, null, new KnownMark(Ids[0], AttendanceMark.Late, null)).ShouldBe(EntryState.Conflict);

    [Fact]
    public void A_row_that_was_not_touched_is_no_conflict() =>
        Decide(AttendanceMark.Present, new KnownMark(Ids[0], AttendanceMark.Present, null), new KnownMark(Ids[1], AttendanceMark.Late, null)).ShouldBe(EntryState.Unchanged);

    [Fact]
    public void A_mark_of_a_held_session_is_closed_and_a_missing_one_is_not()
    {
        var standing = new KnownMark(Ids[0], AttendanceMark.Present, null);
        RosterRule.Decide(new AskedMark(AttendanceMark.Late, null), standing, standing, true).ShouldBe(EntryState.Closed);
        RosterRule.Decide(new AskedMark(AttendanceMark.Late, null), null, null, true).ShouldBe(EntryState.Saved);
    }

    [Fact]
    public void Nothing_is_written_over_a_mark_that_the_page_did_not_show() => Prop.ForAll(Cases, static given =>
        RosterRule.Decide(given.Asked, given.Basis, given.Standing, given.IsHeld) != EntryState.Saved
        || given.Standing is null || given.Standing.Id == given.Basis?.Id).QuickCheckThrowOnFailure();

    [Fact]
    public void What_stands_is_never_written_again() => Prop.ForAll(Cases, static given =>
        given.Asked is not { } asked || given.Standing?.Says(asked) != true
        || RosterRule.Decide(given.Asked, given.Basis, given.Standing, given.IsHeld) == EntryState.Unchanged).QuickCheckThrowOnFailure();

    [Fact]
    public void A_row_left_unmarked_asks_nothing() => Prop.ForAll(Cases, static given =>
        RosterRule.Decide(null, given.Basis, given.Standing, given.IsHeld) == EntryState.Unchanged).QuickCheckThrowOnFailure();

    private static EntryState Decide(AttendanceMark asked, KnownMark? basis, KnownMark? standing) =>
        RosterRule.Decide(new AskedMark(asked, null), basis, standing, false);
}
