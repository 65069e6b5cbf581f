using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Platform;

namespace Samsteg.Rules.Platform;

/// <summary>Whatever is done to a sealed log is found and named; a log that nothing was done to holds.</summary>
public sealed class SealChainTests
{
    [Fact]
    public void A_log_that_nothing_was_done_to_holds() => Check.QuickThrowOnFailure(Prop.ForAll(Logs, static log =>
        Verify(log) is { Holds: true } seen && seen.Seals == log.Seals.Count && seen.Entries == log.Entries.Count));

    [Fact]
    public void A_changed_entry_is_named() => Check.QuickThrowOnFailure(Prop.ForAll(Logs, Places, static (log, place) =>
    {
        var victim = log.Entries[place % log.Entries.Count];
        var seen = Verify(log.With(victim, victim with { Content = victim.Content + " " }));
        return seen.Found.SequenceEqual([new TamperingFound(Tampering.EntryChanged, victim.SealNumber, victim.Id)]);
    }));

    [Fact]
    public void A_changed_entry_with_a_digest_that_fits_breaks_its_seal() => Check.QuickThrowOnFailure(Prop.ForAll(Logs, Places, static (log, place) =>
    {
        var victim = log.Entries[place % log.Entries.Count];
        var seen = Verify(log.With(victim, victim with { Content = "x", Digest = SealChain.Digest(victim.Salt!, "x") }));
        return seen.Found.SequenceEqual([new TamperingFound(Tampering.SealChanged, victim.SealNumber)]);
    }));

    [Fact]
    public void A_removed_entry_is_named() => Check.QuickThrowOnFailure(Prop.ForAll(Logs, Places, static (log, place) =>
    {
        var victim = log.Entries[place % log.Entries.Count];
        var gone = Verify(log.With(victim, victim with { Content = null, Salt = null }));
        var forgotten = Verify(log with { Entries = [.. log.Entries.Where(entry => entry != victim)] });
        return gone.Found.SequenceEqual([new TamperingFound(Tampering.EntryRemoved, victim.SealNumber, victim.Id)])
            && forgotten.Found.SequenceEqual([new TamperingFound(Tampering.SealChanged, victim.SealNumber)]);
    }));

    [Fact]
    public void An_entry_slipped_in_is_named() => Check.QuickThrowOnFailure(Prop.ForAll(Logs, static log =>
        Verify(log with { Entries = [.. log.Entries, new SealedEntry(7_777, null, null, [1], "late")] }).Found
            .SequenceEqual([new TamperingFound(Tampering.EntryAdded, null, 7_777)])));

    [Fact]
    public void A_disposed_entry_leaves_the_log_whole() => Check.QuickThrowOnFailure(Prop.ForAll(Logs, Places, static (log, place) =>
    {
        var disposed = log.Entries[place % log.Entries.Count];
        return Verify(log.With(disposed, disposed with { Salt = null, Content = "{}" })) is { Holds: true, Disposed: 1 };
    }));

    [Fact]
    public void A_removed_seal_is_missed() => Check.QuickThrowOnFailure(Prop.ForAll(Logs, Places, static (log, place) =>
    {
        var victim = log.Seals[place % log.Seals.Count];
        var seen = Verify(log with { Seals = [.. log.Seals.Where(seal => seal != victim)] });
        return seen.Found.Any(found => found.Kind == Tampering.SealRemoved && found.Seal == victim.Number);
    }));

    [Fact]
    public void A_chain_remade_or_cut_is_given_away_by_its_heads() => Check.QuickThrowOnFailure(Prop.ForAll(Logs, Places, static (log, place) =>
    {
        var heads = log.Seals.Select(static seal => new SealHead(seal.Number, seal.Hash)).ToList();
        var victim = log.Entries[place % log.Entries.Count];
        var remade = SealedAnew([.. log.Entries.Select(entry => entry == victim ? entry with { Content = "x" } : entry)]);
        var last = log.Seals[^1].Number;
        var cut = log with { Seals = [.. log.Seals.SkipLast(1)], Entries = [.. log.Entries.Where(entry => entry.SealNumber != last)] };
        return Verify(log, heads).Holds
            && Verify(remade).Holds
            && Verify(remade, heads).Found.Select(static found => (found.Kind, found.Seal)).SequenceEqual(
                log.Seals.Where(seal => seal.Number >= victim.SealNumber).Select(static seal => (Tampering.HeadDiffers, (long?)seal.Number)))
            && Verify(cut).Holds
            && Verify(cut, heads).Found.SequenceEqual([new TamperingFound(Tampering.HeadDiffers, last)]);
    }));

    [Fact]
    public async Task Heads_are_read_as_they_were_written_and_a_last_line_cut_off_is_left_out_and_written_over()
    {
        var path = Path.GetTempFileName();
        try
        {
            SealHead[] heads = [new(1, SealChain.Beginning), new(2, SealChain.Digest([1], "å"))];
            foreach (var head in heads)
            {
                await SealHeads.WriteAsync(path, head, TestContext.Current.CancellationToken);
            }

            var read = await SealHeads.ReadAsync(path, TestContext.Current.CancellationToken);
            read.Select(Line).ShouldBe(heads.Select(Line));

            await File.AppendAllTextAsync(path, "3 abc", TestContext.Current.CancellationToken);
            (await SealHeads.ReadAsync(path, TestContext.Current.CancellationToken)).Count.ShouldBe(2);

            var next = new SealHead(3, SealChain.Digest([2], "ö"));
            await SealHeads.WriteAsync(path, next, TestContext.Current.CancellationToken);
            (await SealHeads.ReadAsync(path, TestContext.Current.CancellationToken)).Select(Line).ShouldBe([.. heads.Select(Line), Line(next)]);

            await File.AppendAllTextAsync(path, "4 abc\n", TestContext.Current.CancellationToken);
            await Should.ThrowAsync<FormatException>(() => SealHeads.ReadAsync(path, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(path);
        }

        static string Line(SealHead head) => $"{head.Number} {Convert.ToHexString(head.Hash)}";
    }

    private static Arbitrary<int> Places => ArbMap.Default.ArbFor<NonNegativeInt>().Convert(static number => number.Get, NonNegativeInt.NewNonNegativeInt);

    private static Arbitrary<Log> Logs { get; } = Gen.Choose(1, 6).NonEmptyListOf()
        .Select(static sizes => SealedAnew([.. sizes.SelectMany(static (size, seal) => Enumerable.Range(0, size).Select(place =>
            new SealedEntry((seal * 10) + place, seal + 1, null, [(byte)seal, (byte)place], string.Create(CultureInfo.InvariantCulture, $"entry {seal} {place}"))))]))
        .ToArbitrary();

    private static Log SealedAnew(IReadOnlyList<SealedEntry> entries)
    {
        var sealedEntries = entries.Select(static entry => entry with { Digest = SealChain.Digest(entry.Salt!, entry.Content!) }).ToList();
        var seals = new List<Seal>();
        foreach (var batch in sealedEntries.GroupBy(static entry => entry.SealNumber!.Value))
        {
            var seal = new Seal(batch.Key, "100", batch.Count(), seals.Count == 0 ? SealChain.Beginning : seals[^1].Hash, [], "2026-04-15T08:00:00.000000Z");
            seals.Add(seal with { Hash = SealChain.Hash(seal, batch.Select(static entry => entry.Digest!)) });
        }

        return new Log(seals, sealedEntries);
    }

    private static Verification Verify(Log log, IReadOnlyCollection<SealHead>? heads = null) => SealChain.VerifyAsync(log, heads ?? []).GetAwaiter().GetResult();

    private sealed record Log(IReadOnlyList<Seal> Seals, IReadOnlyList<SealedEntry> Entries) : ISealedLog
    {
        public Log With(SealedEntry old, SealedEntry replacement) => this with { Entries = [.. Entries.Select(entry => entry == old ? replacement : entry)] };

        public IAsyncEnumerable<Seal> SealsAsync(CancellationToken cancellation) => Seals.ToAsyncEnumerable();

        public IAsyncEnumerable<SealedEntry> EntriesAsync(CancellationToken cancellation) => Entries.ToAsyncEnumerable();
    }
}
