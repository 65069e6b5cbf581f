using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>An initiative's needs, ideas and innovation processes beside each other, and how many lead on.</summary>
[Authorize(Policy = Permissions.ProcurementRead)]
public sealed class InnovationBoardPage(InnovationReader reader, Workspace workspace, CurrentUser user) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public InitiativeId Initiative { get; set; }

    /// <summary>The columns of the board.</summary>
    public IReadOnlyList<InnovationColumn> Columns { get; private set; } = [];

    public bool MayEdit => user.May(Permissions.ProcurementEdit, Initiative);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "innovations.title", cancellation) is null)
        {
            return NotFound();
        }

        Columns = InnovationColumn.Of(await reader.AllAsync(Initiative, cancellation));
        return Page();
    }
}

/// <summary>What there is of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rows">The latest first.</param>
/// <param name="Led">How many have led on: a need to an idea, an idea to an innovation process, an innovation process to something that is introduced or sold.</param>
public sealed record InnovationColumn(InnovationKind Kind, IReadOnlyList<InnovationRow> Rows, int Led)
{
    /// <summary>Those that go on.</summary>
    public IEnumerable<InnovationRow> Ongoing => Rows.Where(static row => row.Outcome is null);

    /// <summary>Those that have ended.</summary>
    public IEnumerable<InnovationRow> Ended => Rows.Where(static row => row.Outcome is not null);

    /// <summary>The columns of a board, in the order of the funnel.</summary>
    public static IReadOnlyList<InnovationColumn> Of(IReadOnlyList<InnovationRow> rows)
    {
        var parents = rows.Select(static row => row.ParentId).ToHashSet();
        return
        [
            .. Enum.GetValues<InnovationKind>().Select(kind =>
            {
                var own = rows.Where(row => row.Kind == kind).ToList();
                return new InnovationColumn(kind, own, own.Count(row => kind == InnovationKind.Innovation
                    ? row.Outcome is InnovationOutcome.Introduced or InnovationOutcome.Sold
                    : parents.Contains(row.Id)));
            }),
        ];
    }
}
