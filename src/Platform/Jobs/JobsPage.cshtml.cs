using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>What the system does in the background and how it goes. What was given up is tried again from here.</summary>
[Authorize(Policy = Permissions.JobsRead)]
public sealed class JobsPage(RequestDatabase database, Lists lists, RetryJobs retry) : SamstegPage
{
    /// <summary>The work.</summary>
    public ListPage<JobRow> List { get; private set; } = null!;

    /// <summary>How much was given up and not looked at.</summary>
    public long GivenUp { get; private set; }

    /// <summary>Shows or exports it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var request = ListRequest.Of(Request);
        var definition = JobList.Definition();
        if (request.Export is not null)
        {
            return await lists.ExportAsync(definition, request, "jobs", null, cancellation);
        }

        List = await lists.PageAsync(definition, request, cancellation);
        GivenUp = await database.ScalarAsync<long>(Sql.Of($"select count(*) from jobs where {RetryJobs.IsGivenUp}"), cancellation);
        return Page();
    }

    /// <summary>Tries again what was given up.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        Done("/drift/jobb", "background.retried", await retry.RunAsync(cancellation));
}
