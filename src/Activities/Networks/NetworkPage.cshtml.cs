using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A network: who belongs to it and comes to its meetings, and who calls them.</summary>
[Authorize(Policy = Permissions.ActivitiesRead)]
public sealed class NetworkPage(NetworkReader networks, ChangeNetwork change, Workspace workspace, CurrentUser user, TimeProvider clock) : NetworkFrame(networks, workspace)
{
    [BindProperty]
    public MeetingInput Input { get; set; } = new();

    /// <summary>Those that belong, each with how often it has come.</summary>
    public IReadOnlyList<(NetworkMemberRow Member, NetworkAttendance Attendance)> Members { get; private set; } = [];

    /// <summary>Those that have left.</summary>
    public IReadOnlyList<(NetworkMemberRow Member, NetworkAttendance Attendance)> Left { get; private set; } = [];

    /// <summary>The meetings, the latest first.</summary>
    public IReadOnlyList<NetworkMeetingRow> Meetings { get; private set; } = [];

    /// <summary>Who has called them, the latest first.</summary>
    public IReadOnlyList<NetworkConvenorRow> Convenors { get; private set; } = [];

    /// <summary>Sessions that can be made meetings of the network.</summary>
    public IReadOnlyList<Choice> FreeSessions { get; private set; } = [];

    public bool MayEdit => user.May(Permissions.ActivitiesEdit, Initiative);

    public DateOnly Today => clock.Today();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    /// <summary>Makes a session a meeting of the network.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        WriteAsync(() => change.TieAsync(Initiative, Network, Input.Session, cancellation), "networks.notice.tied", cancellation);

    /// <summary>Says that a session is not one.</summary>
    public Task<IActionResult> OnPostUntieAsync(SessionId session, CancellationToken cancellation)
    {
        ModelState.Clear();
        return WriteAsync(() => change.UntieAsync(Initiative, Network, session, cancellation), "networks.notice.untied", cancellation);
    }

    private async Task<IActionResult> WriteAsync(Func<Task<Result?>> write, string noticeKey, CancellationToken cancellation) =>
        !await LoadAsync(cancellation) ? NotFound()
        : !MayEdit ? StatusCode(StatusCodes.Status403Forbidden)
        : ModelState.IsValid ? Answer(await write(), Facts.Path, noticeKey)
        : Page();

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync("networks.page.heading", cancellation))
        {
            return false;
        }

        Meetings = await Networks.MeetingsAsync(Network, cancellation);
        Convenors = await Networks.ConvenorsAsync(Network, cancellation);
        FreeSessions = MayEdit ? await Networks.FreeSessionsAsync(Initiative, cancellation) : [];
        var held = Meetings.Where(static meeting => meeting.Result is SessionResult.Held).ToList();
        var members = (await Networks.MembersAsync(Network, cancellation)).Select(member => (member, NetworkAttendance.Of(
            member.JoinedOn, member.LeftOn, held.Select(meeting => (meeting.Day, meeting.Came.Contains(member.OrganisationId.Value)))))).ToList();
        Members = [.. members.Where(static row => row.member.LeftOn is null)];
        Left = [.. members.Where(static row => row.member.LeftOn is not null)];
        return true;
    }

    /// <summary>A session to make a meeting.</summary>
    public sealed class MeetingInput
    {
        /// <summary>Which.</summary>
        [Required]
        public SessionId? Session { get; set; }
    }
}
