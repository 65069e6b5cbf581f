using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>A file of organisations, as a form sends it.</summary>
public sealed class OrganisationFileInput
{
    /// <summary>The form's own id, which becomes the import's: sent twice it is one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }
}

/// <summary>What is to become of organisations that the register has already.</summary>
public enum KnownChoice
{
    /// <summary>They stay as they are.</summary>
    Skip,

    /// <summary>What is not known of them is taken from the file; nothing is written over.</summary>
    Fill,
}

/// <summary>What is to become of rows that one of the register is called nearly the same as.</summary>
public enum AlikeChoice
{
    /// <summary>They are not added.</summary>
    Leave,

    /// <summary>They are others, and are added.</summary>
    Add,
}

/// <summary>An import that has not been taken into the register.</summary>
/// <param name="Id">Which.</param>
/// <param name="FileName">What the file was called.</param>
/// <param name="AccountName">Who handed it in.</param>
/// <param name="UploadedAt">When.</param>
public sealed record WaitingImport(Guid Id, string FileName, string AccountName, DateTimeOffset UploadedAt);

/// <summary>Takes in a file of organisations, shows what its rows come to, and takes the sound ones into the register, all or none.</summary>
public sealed class ImportOrganisations(RequestDatabase database, CurrentUser user, Texts texts, TimeProvider clock)
{
    /// <summary>Most rows of a file.</summary>
    public const int MostRows = 1000;

    /// <summary>Largest file, in megabytes.</summary>
    public const int LargestMegabytes = 5;

    private const string Field = nameof(OrganisationFileInput.File);

    private static readonly (string, string)[] OtherForms =
    [
        ("ab", nameof(LegalForm.LimitedCompany)), ("ek. för.", nameof(LegalForm.EconomicAssociation)), ("ek för", nameof(LegalForm.EconomicAssociation)),
        ("hb", nameof(LegalForm.TradingPartnership)), ("kb", nameof(LegalForm.TradingPartnership)), ("förening", nameof(LegalForm.NonprofitAssociation)),
    ];

    /// <summary>Keeps the rows of a file, or says what is wrong with it.</summary>
    public async Task<Result> TakeInAsync(OrganisationFileInput input, CancellationToken cancellation)
    {
        if (input.File is not { Length: > 0 } sent)
        {
            return Result.Refused(Field, input.File is null ? "documents.rule.file" : "documents.rule.empty");
        }

        if (sent.Length > LargestMegabytes * 1024 * 1024)
        {
            return Result.Refused(Field, "documents.rule.too_large", LargestMegabytes);
        }

        await using var file = sent.OpenReadStream();
        var table = await TableFile.RecogniseAsync(file, cancellation);
        if (table.Format is not { } format)
        {
            return Result.Refused(Field, table.RefusalKey!);
        }

        var rows = table.Rows(file).Take(MostRows + 2).ToList();
        if (rows.FirstOrDefault(static row => row.FaultKey is not null) is { } fault)
        {
            return Result.Refused(Field, fault.FaultKey!, fault.Number);
        }

        var headings = rows.Count == 0 ? [] : rows[0].Cells.Select(static cell => cell.Text).ToArray();
        var fields = OrganisationFields.Of(headings);
        if (!TableHeadings.AreHeadings(headings) || !fields.Contains(OrganisationField.Name))
        {
            return Result.Refused(Field, "organisations.import.rule.headings");
        }

        if (rows.Count is 1 or > MostRows + 1)
        {
            return rows.Count == 1 ? Result.Refused(Field, "organisations.import.rule.no_rows") : Result.Refused(Field, "organisations.import.rule.too_many", MostRows);
        }

        var kept = rows.Skip(1).Select(row => KeptRow.Of(row, fields)).Where(static row => row.Cells.Count > 0);
        await database.ExecuteAsync(Sql.Of($"""
            insert into organisation_imports (id, account_id, file_name, rows, uploaded_at)
            values ({input.Form}, {user.RequiredAccount}, {UploadedName.Of(sent.FileName, SnakeCase.Of(format.ToString()))}, {JsonSerializer.Serialize(kept)}::text::jsonb, {clock.GetUtcNow()})
            on conflict (id) do nothing
            """), cancellation);
        return Result.Done;
    }

    /// <summary>Those that wait, latest first; only one when it is given.</summary>
    public Task<IReadOnlyList<WaitingImport>> WaitingAsync(Guid? only, CancellationToken cancellation) => database.QueryAsync<WaitingImport>(Sql.Of($"""
        select i.id, i.file_name, a.display_name as account_name, i.uploaded_at from organisation_imports i join accounts a on a.id = i.account_id
        where {only}::uuid is null or i.id = {only}::uuid order by i.uploaded_at desc, i.id
        """), cancellation);

    /// <summary>What the rows of an import come to in the register as it is now.</summary>
    internal async Task<IReadOnlyList<ReadRow>> ReadAsync(Guid import, CancellationToken cancellation) =>
        (await database.QueryAsync<string>(Sql.Of($"select rows::text from organisation_imports where id = {import}"), cancellation)) is [var rows] ? await ReadAsync(rows, cancellation) : [];

    /// <summary>Takes the sound rows into the register; a conflict when somebody has done so already.</summary>
    /// <returns>How many were added and filled in.</returns>
    public async Task<(Result Result, int Added, int Filled)> RunAsync(Guid import, KnownChoice known, AlikeChoice alike, CancellationToken cancellation)
    {
        if (await database.QueryAsync<string>(Sql.Of($"delete from organisation_imports where id = {import} returning rows::text"), cancellation) is not [var kept])
        {
            return (Result.Conflict("organisations.import.rule.gone"), 0, 0);
        }

        var rows = await ReadAsync(kept, cancellation);
        var added = rows.Where(row => row.Verdict is RowVerdict.New || (row.Verdict is RowVerdict.Alike && alike is AlikeChoice.Add)).Select(static row => (Row: row, Organisation: Entity(row))).ToList();
        database.Context.AddRange(added.Select(static one => one.Organisation));
        var filled = known is KnownChoice.Fill ? rows.Where(static row => row.Verdict is RowVerdict.Known).ToDictionary(static row => row.Known!.Id) : [];
        foreach (var organisation in await database.Context.Set<Organisation>().Where(one => filled.Keys.Contains(one.Id)).ToListAsync(cancellation))
        {
            organisation.FillFrom(Entity(filled[organisation.Id]));
        }

        await database.Context.SaveChangesAsync(cancellation); // before what refers to them
        foreach (var (row, organisation) in added)
        {
            AddTo(organisation.Id, row, hasPlace: false);
        }

        var places = await database.QueryAsync<OrganisationId>(Sql.Of($"select distinct organisation_id from organisation_places where organisation_id = any ({filled.Keys.Select(static id => id.Value).ToArray()}::uuid[])"), cancellation);
        var people = (await database.QueryAsync<PersonRow>(Sql.Of($"select organisation_id, name from contact_persons where organisation_id = any ({filled.Keys.Select(static id => id.Value).ToArray()}::uuid[])"), cancellation)).ToHashSet();
        foreach (var (id, row) in filled)
        {
            AddTo(id, row.Contact is { } contact && people.Contains(new PersonRow(id, contact.Name)) ? row with { Contact = null } : row, places.Contains(id));
        }

        await database.Context.SaveChangesAsync(cancellation);
        return (Result.Done, added.Count, filled.Count);
    }

    /// <summary>Throws an import away.</summary>
    public Task DiscardAsync(Guid import, CancellationToken cancellation) => database.ExecuteAsync(Sql.Of($"delete from organisation_imports where id = {import}"), cancellation);

    private static Organisation Entity(ReadRow row)
    {
        var organisation = new Organisation(NewId.Of<OrganisationId>(), row.Facts);
        organisation.Offer(row.Profile);
        return organisation;
    }

    private void AddTo(OrganisationId organisation, ReadRow row, bool hasPlace)
    {
        if (row.Place is { } place && !hasPlace)
        {
            database.Context.Add(new OrganisationPlace(Guid.CreateVersion7(), organisation, place));
        }

        if (row.Contact is { } contact)
        {
            database.Context.Add(new ContactPerson(Guid.CreateVersion7(), organisation, clock.Today(), contact));
        }
    }

    private async Task<IReadOnlyList<ReadRow>> ReadAsync(string kept, CancellationToken cancellation)
    {
        var register = await database.QueryAsync<RegisterEntry>(Sql.Of($"select id, name, case when unit_of is null then organisation_number end as organisation_number, unit_of is not null as is_unit from organisations order by unit_of nulls first, id"), cancellation);
        var types = WordList.OfCodes(texts, OrganisationTypes.All.Select(static code => (code, OrganisationTypes.TextKey(code), code)), ("asf", "social_enterprise_asf"), ("wise", "social_enterprise_asf"));
        return new OrganisationRows(types, WordList.OfCodes(texts, Enum.GetValues<LegalForm>(), OtherForms), texts["organisations.import.place"], register).Read(JsonSerializer.Deserialize<List<KeptRow>>(kept)!);
    }

    private sealed record PersonRow(OrganisationId OrganisationId, string Name);
}

/// <summary>Forgets files of organisations that nobody has gone on with for a week.</summary>
internal sealed class ForgetOrganisationImports(NpgsqlDataSource database, TimeProvider clock)
    : ForgettingJob(database, clock, "organisation_imports.forget", ("select access.forget_organisation_imports($1)", TimeSpan.FromDays(7)));
