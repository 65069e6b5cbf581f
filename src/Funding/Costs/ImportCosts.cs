using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>A file with what a partner has spent, as a form sends it.</summary>
public sealed class CostFileInput
{
    /// <summary>The form's own id, which becomes the import's: sent twice it is one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>Whose costs.</summary>
    [Required]
    public OrganisationId? Organisation { get; set; }

    /// <summary>First day that is read.</summary>
    [Required]
    public DateOnly? FirstDay { get; set; }

    /// <summary>Last day that is read.</summary>
    [Required]
    public DateOnly? LastDay { get; set; }

    /// <summary>With whose money what a table holds is paid; of books it is asked of each object.</summary>
    [Required]
    public Payer? Payer { get; set; } = Funding.Payer.Grant;

    /// <summary>Whether the rows' texts are kept, which may name people.</summary>
    public bool KeepsTexts { get; set; }

    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }
}

/// <summary>What in the books is the initiative's, as a form sends it.</summary>
public sealed class BindingInput
{
    /// <summary>The objects that were shown.</summary>
    public IList<ObjectInput> Objects { get; set; } = [];

    /// <summary>An object.</summary>
    public sealed record ObjectInput
    {
        /// <summary>Number of the dimension.</summary>
        [MaxLength(20)]
        public string? Dimension { get; init; }

        /// <summary>Its code.</summary>
        [MaxLength(100)]
        public string? Object { get; init; }

        /// <summary>With whose money; null: it is not the initiative's.</summary>
        public Payer? Payer { get; init; }
    }
}

/// <summary>Takes in books and tables of costs. Nothing becomes a cost before somebody has seen what it changes.</summary>
public sealed class ImportCosts(
    RequestDatabase database, BudgetReader reader, CostFiles files, StagedCosts staged, CostAccounts accounts, CurrentUser user, TimeProvider clock, UploadQuota quota,
    UploadScan scan, Texts texts)
{
    private const string Field = nameof(CostFileInput.File);
    private const int MostProblems = 50;
    private const int HeadLength = 64 * 1024;

    /// <summary>Takes in a file, or says what is wrong with it.</summary>
    /// <returns>Null when there is no such initiative in reach.</returns>
    public async Task<Result?> TakeInAsync(InitiativeId initiative, CostFileInput input, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, cancellation) is null)
        {
            return null;
        }

        if (await database.Context.Set<CostImport>().AnyAsync(import => import.Id == input.Form && import.InitiativeId == initiative, cancellation))
        {
            return Result.Done;
        }

        var partners = await reader.PartnersAsync(initiative, cancellation);
        var problems = Problems(input, partners).ToList();
        if (input.File is { Length: > 0 } sent && problems.Count == 0 && await quota.ProblemAsync(sent.Length, Field, cancellation) is { } tooMuch)
        {
            problems.Add(tooMuch);
        }

        if (problems.Count > 0)
        {
            return Result.Of(problems);
        }

        await using var file = input.File!.OpenReadStream();
        if (await scan.RefusalAsync(initiative, input.Form, file, Field, cancellation) is { } harmful)
        {
            return harmful;
        }

        var isSie = LooksLikeSie(file);
        var import = new CostImport
        {
            Id = input.Form,
            InitiativeId = initiative,
            OrganisationId = input.Organisation!.Value,
            Source = isSie ? CostSource.Sie : CostSource.Table,
            FileName = UploadedName.Of(input.File.FileName, isSie ? "se" : "csv"),
            FileSha256 = await HashAsync(file, cancellation),
            FirstDay = input.FirstDay!.Value,
            LastDay = input.LastDay!.Value,
            KeepsTexts = input.KeepsTexts,
            State = CostImportState.Shown,
            Facts = "{}",
            AskedAt = clock.GetUtcNow(),
            AskedBy = user.RequiredAccount,
        };
        await LeaveEarlierAsync(import, cancellation);
        var result = isSie ? await TakeInBooksAsync(import, file, cancellation) : await TakeInTableAsync(import, file, input.Payer ?? Payer.Grant, cancellation);
        if (!result.IsDone)
        {
            database.Abandon(); // books are known to be unfit only when they have been read to their end
        }

        return result;
    }

    /// <summary>Remembers what in a partner's books is the initiative's, and reads those rows.</summary>
    /// <returns>Null when nothing is asked.</returns>
    public async Task<Result?> BindAsync(InitiativeId initiative, Guid id, BindingInput input, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, cancellation) is null || await FindAsync(initiative, id, cancellation) is not { State: CostImportState.Asks } import)
        {
            return null;
        }

        var offered = Facts(import).Objects.Select(static one => (one.Dimension, one.Object)).ToHashSet();
        var chosen = input.Objects.Where(one => one.Payer is not null && offered.Contains((one.Dimension ?? string.Empty, one.Object ?? string.Empty))).DistinctBy(static one => (one.Dimension, one.Object)).ToList();
        if (chosen.Count == 0)
        {
            return Result.Refused("Objects[0].Payer", "costs.rule.no_object");
        }

        if (await files.OpenAsync(id, cancellation) is not { } file)
        {
            return Result.Refused(string.Empty, "costs.rule.file_gone");
        }

        await using (file)
        {
            var known = (await accounts.BoundAsync(initiative, cancellation)).Where(one => one.OrganisationId == import.OrganisationId).Select(static one => (one.Dimension, one.Object)).ToHashSet();
            database.Context.AddRange(chosen.Where(one => !known.Contains((one.Dimension!, one.Object!))).Select(one => new BoundObject
            {
                InitiativeId = initiative,
                OrganisationId = import.OrganisationId,
                Dimension = one.Dimension!,
                Object = one.Object!,
                Payer = one.Payer!.Value,
            }));
            await ReadBooksAsync(import, file, [.. chosen.Select(static one => new SieBinding(one.Dimension!, one.Object!, one.Payer!.Value))], cancellation);
        }

        import.State = CostImportState.Shown;
        await database.Context.SaveChangesAsync(cancellation);
        await files.ForgetAsync(id, cancellation);
        return Result.Done;
    }

    /// <summary>Makes what was shown costs.</summary>
    /// <returns>Null when there is nothing to confirm.</returns>
    public async Task<Result?> ConfirmAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, cancellation) is null || await FindAsync(initiative, id, cancellation) is not { } import)
        {
            return null;
        }

        if (import.State is not CostImportState.Shown)
        {
            return Result.Conflict("costs.rule.settled");
        }

        (import.Added, import.Changed, import.Vanished) = await staged.TakeAsync(import, clock.GetUtcNow(), user.RequiredAccount, texts["costs.superseded.import"], cancellation);
        import.State = CostImportState.Done;
        await database.Context.SaveChangesAsync(cancellation);
        await staged.ForgetAsync(id, cancellation);
        return Result.Done;
    }

    /// <summary>Leaves it: file and rows are gone.</summary>
    /// <returns>Null when there is no such import.</returns>
    public async Task<Result?> LeaveAsync(InitiativeId initiative, Guid id, CancellationToken cancellation)
    {
        if (await HoldAsync(initiative, cancellation) is null || await FindAsync(initiative, id, cancellation) is not { } import)
        {
            return null;
        }

        if (import.State is CostImportState.Asks or CostImportState.Shown)
        {
            await LeaveAsync(import, cancellation);
        }

        return Result.Done;
    }

    /// <summary>An import of the initiative; null when it has none of that id.</summary>
    internal Task<CostImport?> FindAsync(InitiativeId initiative, Guid id, CancellationToken cancellation) =>
        database.Context.Set<CostImport>().SingleOrDefaultAsync(import => import.Id == id && import.InitiativeId == initiative, cancellation);

    /// <summary>What a file said of itself.</summary>
    internal static CostImportFacts Facts(CostImport import) => JsonSerializer.Deserialize<CostImportFacts>(import.Facts) ?? new CostImportFacts();

    private async Task<BudgetHead?> HoldAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        await database.ExecuteAsync(CostSql.Hold(initiative), cancellation);
        return await reader.HeadAsync(initiative, cancellation);
    }

    private static IEnumerable<Problem> Problems(CostFileInput input, IReadOnlyList<MoneyPartner> partners)
    {
        if (!partners.Any(partner => partner.Id == input.Organisation))
        {
            yield return new Problem(nameof(input.Organisation), "money.problem.partner");
        }

        if (input.LastDay < input.FirstDay)
        {
            yield return new Problem(nameof(input.LastDay), "costs.rule.days");
        }

        if (input.File is not { } sent)
        {
            yield return new Problem(Field, "documents.rule.file");
        }
        else if (sent.Length is 0 or > CostFiles.Largest)
        {
            yield return sent.Length == 0 ? new Problem(Field, "documents.rule.empty") : new Problem(Field, "documents.rule.too_large", CostFiles.Largest / (1024 * 1024));
        }
    }

    private static bool LooksLikeSie(Stream file)
    {
        file.Position = 0;
        var head = new byte[HeadLength];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var text = Encoding.Latin1.GetString(head, 0, read).Replace("\0", string.Empty, StringComparison.Ordinal).TrimStart('ÿ', 'þ', 'ï', '»', '¿', ' ', '\r', '\n', '\t');
        return text is ['#', ..] && (text.Contains("#FLAGGA", StringComparison.OrdinalIgnoreCase) || text.Contains("#SIETYP", StringComparison.OrdinalIgnoreCase) || text.Contains("#VER", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<byte[]> HashAsync(Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        return await SHA256.HashDataAsync(file, cancellation);
    }

    private async Task<Result> TakeInBooksAsync(CostImport import, Stream file, CancellationToken cancellation)
    {
        var bound = await database.Context.Set<BoundObject>().Where(one => one.InitiativeId == import.InitiativeId && one.OrganisationId == import.OrganisationId).ToListAsync(cancellation);
        database.Context.Add(import);
        if (bound.Count > 0)
        {
            await database.Context.SaveChangesAsync(cancellation);
            var problem = await ReadBooksAsync(import, file, [.. bound.Select(static one => new SieBinding(one.Dimension, one.Object, one.Payer))], cancellation);
            await database.Context.SaveChangesAsync(cancellation);
            return problem ?? Result.Done;
        }

        var books = new SieReader(file);
        var objects = SieCosts.Objects(books, import.FirstDay, import.LastDay);
        if (Refusal(books) is { } refused)
        {
            return refused;
        }

        if (objects.Count == 0)
        {
            return Result.Refused(Field, "costs.rule.no_objects", Display.Period(import.FirstDay, import.LastDay));
        }

        import.State = CostImportState.Asks;
        import.Facts = JsonSerializer.Serialize(await FactsAsync(import, books, cancellation) with
        {
            Objects = [.. objects.Take(CostImportFacts.Most).Select(static one => new CostImportObject(one.Dimension, one.DimensionName, one.Object, one.Name, one.Sum, one.Count))],
        });
        await database.Context.SaveChangesAsync(cancellation);
        await files.WriteAsync(import.InitiativeId, import.Id, import.FileName, format: null, import.FileSha256, file, cancellation);
        return Result.Done;
    }

    /// <summary>Reads the rows of the bound objects; a refusal when it is no sound file.</summary>
    private async Task<Result?> ReadBooksAsync(CostImport import, Stream file, IReadOnlyCollection<SieBinding> bindings, CancellationToken cancellation)
    {
        var books = new SieReader(file);
        var rules = await accounts.RulesAsync(import.InitiativeId, import.OrganisationId, cancellation);
        AccountPlan? plan = null;
        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        var uncounted = new Dictionary<string, (decimal Sum, int Count)>(StringComparer.Ordinal);
        string? TypeOf(string account)
        {
            plan ??= CostAccounts.Plan(rules, books.Chart); // the chart stands before the vouchers
            if (!known.TryGetValue(account, out var type))
            {
                known[account] = type = plan.CostTypeOf(account);
            }

            return type;
        }

        var rows = SieCosts.Rows(books, bindings, TypeOf, import.FirstDay, import.LastDay, import.KeepsTexts).Select(row => Told(row, uncounted));
        await staged.AddAsync(import.InitiativeId, import.Id, rows, cancellation);
        if (Refusal(books) is { } refused)
        {
            return refused;
        }

        import.Facts = JsonSerializer.Serialize(await FactsAsync(import, books, cancellation) with { Uncounted = Uncounted(uncounted) });
        return null;
    }

    private async Task<Result> TakeInTableAsync(CostImport import, Stream file, Payer payer, CancellationToken cancellation)
    {
        var table = await TableFile.RecogniseAsync(file, cancellation);
        if (table.Format is null)
        {
            return Result.Refused(Field, table.RefusalKey!);
        }

        var rules = await accounts.RulesAsync(import.InitiativeId, import.OrganisationId, cancellation);
        var plan = CostAccounts.Plan(rules, chart: null);
        var words = CostTypes.All.Select(code => (Word: code, Code: code)).Concat(CostTypes.All.Select(code => (Word: texts[CostTypes.TextKey(code)], Code: code)))
            .DistinctBy(static pair => pair.Word, StringComparer.OrdinalIgnoreCase).ToDictionary(static pair => pair.Word, static pair => pair.Code, StringComparer.OrdinalIgnoreCase);
        var problems = new List<CostImportProblem>();
        var count = 0;
        var uncounted = new Dictionary<string, (decimal Sum, int Count)>(StringComparer.Ordinal);
        var rows = TableCosts.Rows(table.Rows(file), words, plan.CostTypeOf, import.FirstDay, import.LastDay, import.KeepsTexts, import.FileName, payer, (key, line) =>
        {
            count++;
            if (problems.Count < MostProblems)
            {
                problems.Add(new CostImportProblem(key, line, string.Empty));
            }
        }).Select(row => Told(row, uncounted)).ToList();
        if (rows.Count == 0)
        {
            return problems.Count > 0 ? Result.Refused(Field, "costs.rule.unread", texts[problems[0].Key, problems[0].Line], problems[0].Line) : Result.Refused(Field, "costs.rule.no_rows", Display.Period(import.FirstDay, import.LastDay));
        }

        import.Facts = JsonSerializer.Serialize(new CostImportFacts { Problems = problems, ProblemCount = count, Uncounted = Uncounted(uncounted) });
        database.Context.Add(import);
        await database.Context.SaveChangesAsync(cancellation);
        await staged.AddAsync(import.InitiativeId, import.Id, rows, cancellation);
        return Result.Done;
    }

    /// <summary>What makes a whole file unfit: it is none, it has no vouchers, or there is another one in it.</summary>
    private static Result? Refusal(SieReader books) =>
        books.Problems.FirstOrDefault(static problem => problem.Kind is SieProblemKind.NotSie or SieProblemKind.NoVouchers or SieProblemKind.SecondFile) is { } fatal
            ? Result.Refused(Field, fatal.Kind.TextKey(), fatal.Line, fatal.What)
            : null;

    private async Task<CostImportFacts> FactsAsync(CostImport import, SieReader books, CancellationToken cancellation)
    {
        var number = await database.ScalarAsync<string?>(Sql.Of(
            $"select coalesce(o.organisation_number, w.organisation_number) from organisations o left join organisations w on w.id = o.unit_of where o.id = {import.OrganisationId}"), cancellation);
        var said = string.Concat((books.OrganisationNumber ?? string.Empty).Where(char.IsAsciiDigit));
        return new CostImportFacts
        {
            OrganisationNumber = Kept(books.OrganisationNumber),
            Name = Kept(books.Name),
            Program = Kept(books.Program),
            Chart = Kept(books.Chart),
            Encoding = books.Encoding.WebName,
            IsAnothers = number is not null && said.Length >= 10 && !said.EndsWith(number, StringComparison.Ordinal),
            Problems = [.. books.Problems.Take(MostProblems).Select(static problem => new CostImportProblem(problem.Kind.TextKey(), problem.Line, problem.What))],
            ProblemCount = books.Counts.Values.Sum(),
        };
    }

    private static string? Kept(string? text) => text is null ? null : Letters.Cut(string.Concat(text.Where(static letter => !char.IsControl(letter))), 100);

    private static BookedRow Told(BookedRow row, Dictionary<string, (decimal Sum, int Count)> uncounted)
    {
        if (row.CostType is null && !AccountPlan.IsRevenue(row.Account))
        {
            var (sum, count) = uncounted.GetValueOrDefault(row.Account);
            uncounted[row.Account] = (sum + row.Amount, count + 1);
        }

        return row;
    }

    private static IReadOnlyList<CostImportAccount> Uncounted(Dictionary<string, (decimal Sum, int Count)> found) =>
        [.. found.OrderByDescending(static one => Math.Abs(one.Value.Sum)).Take(CostImportFacts.Most).Select(static one => new CostImportAccount(one.Key, one.Value.Sum, one.Value.Count))];

    /// <summary>Another of the same partner that nobody finished gives way.</summary>
    private async Task LeaveEarlierAsync(CostImport import, CancellationToken cancellation)
    {
        var earlier = await database.Context.Set<CostImport>()
            .Where(one => one.InitiativeId == import.InitiativeId && one.OrganisationId == import.OrganisationId && (one.State == CostImportState.Asks || one.State == CostImportState.Shown)).ToListAsync(cancellation);
        foreach (var one in earlier)
        {
            await LeaveAsync(one, cancellation);
        }
    }

    private async Task LeaveAsync(CostImport import, CancellationToken cancellation)
    {
        import.State = CostImportState.Cancelled;
        import.Facts = "{}";
        await database.Context.SaveChangesAsync(cancellation);
        await staged.ForgetAsync(import.Id, cancellation);
        await files.ForgetAsync(import.Id, cancellation);
    }
}
