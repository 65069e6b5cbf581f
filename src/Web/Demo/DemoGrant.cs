using Npgsql;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>How the running initiative's application became its agreement: frozen, signed on paper by all its parties, granted by the board, agreed.</summary>
internal static class DemoGrant
{
    private static readonly (string Name, string Title)[] Signers =
    [
        ("Rigmor Attrapp", "Regional utvecklingsdirektör"), ("Ture Påhitt", "Enhetschef"), ("Disa Demosson", "Verksamhetschef"), ("Folke Fiktiv", "Förvaltningschef"),
    ];

    /// <summary>Adds it.</summary>
    public static void AddGrant(DemoWorld world)
    {
        var (lead, officer) = (world.Accounts["project_lead"], world.Accounts["association_officer"]);
        var answers = DemoApplications.Agreed(world);
        var parties = SigningParties.Of(answers);
        var content = CanonicalApplication.Write(new InitiativeId(world.Initiative), answers, parties);
        var digest = CanonicalApplication.Digest(content);
        var frozen = SwedishTime.At(world.DecidedOn.AddDays(-44), new TimeOnly(10, 20));
        var agreed = SwedishTime.At(world.DecidedOn.AddDays(7), new TimeOnly(13, 30));
        var version = world.NewId();
        world.Rows.Add("application_versions",
            ("id", version), ("initiative_id", world.Initiative), ("number", 1), ("content", content), ("sha256", digest), ("frozen_at", frozen), ("frozen_by", lead), ("sign_by", world.DecidedOn.AddDays(-31)),
            ("agreed_at", agreed));
        var (paper, paperDigest) = DemoDocuments.AddSigned(world, world.DecidedOn.AddDays(-32));
        foreach (var (place, party) in parties.Index())
        {
            foreach (var number in Enumerable.Range(1, party.Signatures))
            {
                Sign(world, version, place, party, number, digest, frozen, paper, paperDigest);
            }
        }

        AddDecision(world, officer, version, agreed);
    }

    /// <summary>Locks the agendas of meetings that have been: nothing can be written on one that is locked.</summary>
    public static async Task LockAsync(NpgsqlConnection owner, DemoWorld world, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("update board_meetings set agenda_locked_at = $1, agenda_locked_by = $2 where held_on = $3", owner)
        {
            Parameters =
            {
                new() { Value = SwedishTime.At(world.DecidedOn.AddDays(-8), new TimeOnly(15, 0)).ToUniversalTime() }, new() { Value = world.Accounts["association_officer"] }, new() { Value = world.DecidedOn },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Sign(DemoWorld world, Guid version, int place, SigningParty party, int number, byte[] digest, DateTimeOffset asked, Guid paper, byte[] paperDigest)
    {
        var (lead, request, signed) = (world.Accounts["project_lead"], world.NewId(), world.DecidedOn.AddDays(-36 + place));
        world.Rows.Add("signature_requests",
            ("id", request), ("initiative_id", world.Initiative), ("version_id", version), ("place", place), ("field", party.Field), ("party", party.Name), ("organisation_id", party.Organisation?.Value),
            ("number", number), ("signatory_id", null), ("deputy_id", null), ("asked_at", asked), ("asked_by", lead), ("reminded_on", null));
        var (name, title) = Signers[(place + number - 1) % Signers.Length];
        world.Rows.Add("signatures",
            ("id", world.NewId()), ("initiative_id", world.Initiative), ("version_id", version), ("request_id", request), ("sha256", digest), ("method", "paper"), ("name", name), ("title", title), ("is_deputy", false),
            ("signed_on", signed), ("signed_at", SwedishTime.At(world.DecidedOn.AddDays(-31), new TimeOnly(9, 5))), ("recorded_by", lead), ("document_version_id", paper), ("evidence_sha256", paperDigest));
    }

    private static void AddDecision(DemoWorld world, Guid officer, Guid version, DateTimeOffset agreed)
    {
        var (meeting, item, decision, ends) = (world.NewId(), world.NewId(), world.NewId(), world.Dates.Shifted(world.Facts.End));
        world.Rows.Add("board_meetings",
            ("id", meeting), ("held_on", world.DecidedOn), ("starts_at", new TimeOnly(9, 30)), ("place", "Förbundets kansli, stora rummet"));
        world.Rows.Add("agenda_items", ("id", item), ("meeting_id", meeting), ("position", 1), ("initiative_id", world.Initiative), ("title", null));
        world.Rows.Add("decisions",
            ("id", decision), ("initiative_id", world.Initiative), ("item_id", item), ("supersedes_id", null), ("paragraph", 1), ("decided_on", world.DecidedOn), ("kind", "granted"), ("maximum", world.Facts.MaximumGrant),
            ("starts_on", world.Dates.Start), ("ends_on", ends), ("reasons", "Insatsen svarar mot förbundets verksamhetsplan och samlar de parter som behövs."), ("quorum", "Styrelsen är beslutför."), ("reservation", ""),
            ("registered_at", SwedishTime.At(world.DecidedOn, new TimeOnly(11, 0))), ("registered_by", officer));
        world.Rows.Add("decision_participants",
            ("decision_id", decision), ("initiative_id", world.Initiative), ("account_id", world.Accounts["board_member"]), ("name", "Lars Låtsasledamot"), ("was_partial", false));
        world.Rows.Add("agreements",
            ("id", world.NewId()), ("initiative_id", world.Initiative), ("number", 1), ("version_id", version), ("decision_id", decision), ("maximum", world.Facts.MaximumGrant), ("starts_on", world.Dates.Start), ("ends_on", ends),
            ("agreed_at", agreed), ("agreed_by", officer));
    }
}
