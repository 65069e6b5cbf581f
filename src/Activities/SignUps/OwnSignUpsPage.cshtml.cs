using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What the participant can take part in: signs up and off.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnSignUpsPage(RequestDatabase database, TimeProvider clock) : OwnPage(database, clock)
{
    private const string Here = "/min-sida/aktiviteter";

    /// <summary>What there is, soonest first.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <summary>Signs up.</summary>
    public async Task<IActionResult> OnPostAsync(Guid opening, CancellationToken cancellation)
    {
        var outcome = (await Database.OwnAsync<string>(Sql.Of($"select access.own_sign_up({opening}, {Guid.CreateVersion7()}, {Now})"), cancellation))[0];
        return Done(Here, outcome switch { "in" => "sign_up.own.done", "waiting" => "sign_up.own.waits", _ => "sign_up.own.closed" });
    }

    /// <summary>Signs off.</summary>
    public async Task<IActionResult> OnPostOffAsync(Guid opening, CancellationToken cancellation) =>
        (await Database.OwnAsync<bool>(Sql.Of($"select access.own_sign_off({opening}, {Now})"), cancellation))[0] ? Done(Here, "sign_up.own.off") : NotFound();

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation) => Rows = await Database.OwnAsync<Row>(Sql.Of($"""
        select opening_id, {LocalText.Column("name")} as name, place, starts, ends, is_open, is_full, state from access.own_sign_ups({Now})
        where participant_id = {Facts.ParticipantId} order by starts[1], opening_id
        """), cancellation);

    /// <summary>Something to take part in.</summary>
    public sealed record Row(Guid OpeningId, string Name, string Place, DateTime[] Starts, DateTime[] Ends, bool IsOpen, bool IsFull, string State)
    {
        /// <summary>The times.</summary>
        public IEnumerable<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> Times => SignUpTimes.Of(Starts, Ends);
    }
}
