using Samsteg.Participants;

namespace Samsteg.Rules;

public sealed class PlannedContactStatesTests
{
    /// <summary>Every state with all that may follow it.</summary>
    private static readonly Dictionary<PlannedContactState, PlannedContactState[]> Followers = new()
    {
        [PlannedContactState.Booked] = [PlannedContactState.Done, PlannedContactState.Excused, PlannedContactState.NoShow, PlannedContactState.Cancelled, PlannedContactState.Moved],
        [PlannedContactState.Done] = [],
        [PlannedContactState.Excused] = [PlannedContactState.Booked],
        [PlannedContactState.NoShow] = [PlannedContactState.Booked],
        [PlannedContactState.Cancelled] = [PlannedContactState.Booked],
        [PlannedContactState.Moved] = [],
    };

    [Fact]
    public void Each_state_leads_to_exactly_those_named()
    {
        foreach (var from in Enum.GetValues<PlannedContactState>())
        {
            Enum.GetValues<PlannedContactState>().Where(to => from.Permits(to)).ShouldBe(Followers[from], ignoreOrder: true, from.ToString());
        }
    }

    [Fact]
    public void A_meeting_goes_where_its_state_permits_and_nowhere_else()
    {
        foreach (var (from, to) in from one in Followers.Keys from other in Followers.Keys select (one, other))
        {
            var meeting = In(from);
            var went = to switch
            {
                PlannedContactState.Done => meeting.TookPlace(Guid.CreateVersion7()),
                PlannedContactState.Moved => meeting.MoveTo(Guid.CreateVersion7()),
                _ => meeting.Become(to),
            };

            went.ShouldBe(Followers[from].Contains(to), $"{from} to {to}");
            meeting.State.ShouldBe(went ? to : from);
        }
    }

    [Fact]
    public void Neither_done_nor_moved_is_said_without_what_came_of_it()
    {
        In(PlannedContactState.Booked).Become(PlannedContactState.Done).ShouldBeFalse();
        In(PlannedContactState.Booked).Become(PlannedContactState.Moved).ShouldBeFalse();
    }

    private static PlannedContact In(PlannedContactState state)
    {
        var meeting = new PlannedContact
        {
            Id = Guid.CreateVersion7(), InitiativeId = new(Guid.CreateVersion7()), ParticipantId = new(Guid.CreateVersion7()), Purpose = ContactPurpose.IndividualCoaching,
            Channel = ContactChannel.Meeting, StartsAt = new(2026, 4, 15, 8, 0, 0, TimeSpan.Zero), Place = string.Empty,
            BookedAt = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero), BookedBy = new(Guid.CreateVersion7()),
        };
        _ = state switch
        {
            PlannedContactState.Booked => true,
            PlannedContactState.Done => meeting.TookPlace(Guid.CreateVersion7()),
            PlannedContactState.Moved => meeting.MoveTo(Guid.CreateVersion7()),
            _ => meeting.Become(state),
        };
        return meeting;
    }
}
