using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Whether chosen organisations are in the register.</summary>
public sealed class PartyCheck(RequestDatabase database)
{
    /// <summary>A problem for each field that names an organisation that is not there.</summary>
    internal async Task<IReadOnlyList<Problem>> ProblemsAsync(
        CancellationToken cancellation, params (string Field, OrganisationId? Organisation)[] chosen)
    {
        var wanted = chosen.Where(static choice => choice.Organisation is not null).Select(static choice => choice.Organisation!.Value.Value).Distinct().ToArray();
        var known = await database.QueryAsync<Guid>(Sql.Of($"select id from organisations where id = any ({wanted})"), cancellation);
        return [.. chosen
            .Where(choice => choice.Organisation is { } organisation && !known.Contains(organisation.Value))
            .Select(static choice => new Problem(choice.Field, "initiatives.problem.organisation_unknown"))];
    }
}
