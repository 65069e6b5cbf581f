using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Makes a dossier that was asked for, in the reach of whoever asked, as it is then. Nothing is held while a browser prints, and what was made is verified before it is kept.</summary>
internal sealed class MakeDossier(RequestDatabase database, CurrentUser user, KeptDossiers dossiers, DossierCase application, DossierMoney money, PdfPrinter printer, Outbox outbox, AuditTrail audit, Texts texts) : IJob
{
    public const string JobKind = "dossiers.make";

    /// <summary>It is ready: link to where it is fetched.</summary>
    public static readonly MessageKind Ready = new("dossier_ready", Permission: Permissions.ApplicationsRead);

    public string Kind => JobKind;

    public TimeSpan? Interval => null;

    public async Task RunAsync(JsonElement payload, CancellationToken cancellation)
    {
        var (id, initiative) = (payload.GetProperty("dossier").GetGuid(), new InitiativeId(payload.GetProperty("initiative").GetGuid()));
        if (!user.May(Permissions.ApplicationsRead, initiative) || await dossiers.FindAsync(initiative, id, cancellation) is not { MadeAt: null })
        {
            return; // done, or asked for by somebody who may no longer
        }

        var (holdsMoney, holdsLog) = (KeptDossiers.MayHoldMoney(user, initiative), KeptDossiers.MayHoldLog(user, initiative));
        await using var file = KeptDossiers.TemporaryFile();
        using var archive = new DossierArchive(file);
        var prints = await application.WriteAsync(archive, initiative, cancellation);
        if (holdsMoney)
        {
            await money.WriteAsync(archive, initiative, cancellation);
        }

        if (holdsLog)
        {
            await application.LogAsync(archive, initiative, holdsMoney, cancellation);
        }

        await database.CommitAsync(cancellation);
        foreach (var print in prints)
        {
            var pdf = await printer.PrintAsync(print.Html, cancellation);
            await (pdf is null ? archive.AddAsync(print.Path + ".html", print.Html, cancellation) : archive.AddAsync(print.Path + ".pdf", pdf, cancellation)); // readable, and printable, where nothing here prints
        }

        foreach (var (name, language) in new[] { ("LAS-MIG.txt", "sv-SE"), ("README.txt", "en-GB") })
        {
            await archive.AddAsync(name, texts.In(CultureInfo.GetCultureInfo(language), () => texts["dossier.readme", texts[holdsMoney ? "dossier.readme.money" : "dossier.readme.no_money"]]), cancellation);
        }

        var manifest = await archive.CloseAsync(initiative.Value, holdsMoney, holdsLog, cancellation);
        if (await DossierCheck.OfAsync(file, long.MaxValue, cancellation) is { IsIntact: false } faulty)
        {
            throw new InvalidDataException($"A dossier was made that does not verify: {faulty.Faults[0].TextKey}."); // something was written meanwhile: it is made anew
        }

        file.Position = 0;
        var digest = await SHA256.HashDataAsync(file, cancellation);
        await dossiers.KeepAsync(initiative, id, file, new MadeDossier(holdsMoney, holdsLog, archive.Files + 1, digest, manifest), cancellation);
        await audit.RecordAsync("added", "dossiers", id, initiative, changes: new { manifest_sha256 = new[] { null, Convert.ToHexStringLower(manifest) } }, cancellation: cancellation);
        await outbox.TellAsync(Ready, user.RequiredAccount, DossierPaths.Of(initiative), cancellation: cancellation);
        await database.CommitAsync(cancellation);
    }
}

/// <summary>Clears files of dossiers that are older than a week; that they were made, and their digests, stay.</summary>
internal sealed class ForgetDossiers(NpgsqlDataSource database, TimeProvider clock) : ForgettingJob(database, clock, "dossiers.forget", ("select access.forget_dossiers($1)", KeptDossiers.Kept));
