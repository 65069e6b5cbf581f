using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>
/// The work on imports that takes longer than a request, in the reach of who asked for it. What a killed process left is begun anew: reading rows replaces those that were read,
/// and enrolling is one transaction.
/// </summary>
internal sealed class ImportWork(RequestDatabase database, CurrentUser user, ImportSteps steps, IServiceProvider services) : IJob
{
    /// <summary>How long one statement may take: removing a hundred thousand is one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(9);

    public string Kind => ImportPaths.Job;

    public TimeSpan? Interval => null;

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        var (import, initiative) = (payload.GetProperty("import").GetGuid(), new InitiativeId(payload.GetProperty("initiative").GetGuid()));
        if (!user.May(Permissions.ParticipantsAssign, initiative)
            || await ImportFacts.FindAsync(database, initiative, import, cancellation) is not { State: var state } facts || !state.IsUnderWay())
        {
            return; // done, stopped, or asked for by somebody who may no longer
        }

        await database.CommitAsync(cancellation);
        database.Patience = Patience;
        await using var progress = await ImportProgress.HoldAsync(services, user, facts, cancellation)
            ?? throw new TimeoutException("Another node works on the import.");
        try
        {
            await (state switch
            {
                ImportState.Checking => services.GetRequiredService<CheckImport>().RunAsync(facts, progress, cancellation),
                ImportState.Importing => services.GetRequiredService<EnrolImport>().RunAsync(facts, progress, cancellation),
                _ => services.GetRequiredService<UndoImport>().RunAsync(facts, cancellation),
            });
            await database.CommitAsync(cancellation);
        }
        catch (Exception failure) when (failure is not NpgsqlException { IsTransient: true, InnerException: not TimeoutException } && !cancellation.IsCancellationRequested)
        {
            await GiveUpAsync(facts, cancellation);
            throw;
        }
    }

    /// <summary>Back to where the user can go on from; the failure itself is in the log of background work.</summary>
    private async Task GiveUpAsync(ImportFacts facts, CancellationToken cancellation)
    {
        database.Abandon();
        await database.CommitAsync(cancellation);
        var back = facts.State switch { ImportState.Checking => ImportState.Failed, ImportState.Importing => ImportState.Checked, _ => ImportState.Imported };
        await steps.MoveAsync(facts.Id, back, Sql.Raw(", fault = 'imports.fault.failed'"), cancellation);
        await database.CommitAsync(cancellation);
    }
}

/// <summary>Clears files and rows of imports that nobody has gone on with for a week.</summary>
internal sealed class ForgetImports(NpgsqlDataSource database, TimeProvider clock)
    : ForgettingJob(database, clock, "importing.forget", ("select access.forget_imports($1)", ImportFacts.Kept));
