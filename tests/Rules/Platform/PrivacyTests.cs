using System.Security.Cryptography;
using Samsteg.Platform;

namespace Samsteg.Rules.Platform;

public sealed class PrivacyTests
{
    private static readonly Cipher Cipher = new(new DataKeys(Convert.ToBase64String(new byte[32]), isDevelopment: true));

    [Fact]
    public void What_is_sealed_opens_in_its_own_place_only()
    {
        var box = Cipher.Seal("199001010017", "row 1");

        Cipher.Open(box, "row 1").ShouldBe("199001010017");
        Should.Throw<CryptographicException>(() => Cipher.Open(box, "row 2"));
    }

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var box = Cipher.Seal("Ada Exempelsson", "row");
        for (var index = 0; index < box.Length; index++)
        {
            var changed = (byte[])box.Clone();
            changed[index] ^= 1;
            Should.Throw<CryptographicException>(() => Cipher.Open(changed, "row"));
        }
    }

    [Fact]
    public void The_same_text_never_looks_the_same_twice() => Cipher.Seal("x", "row").ShouldNotBe(Cipher.Seal("x", "row"));

    [Fact]
    public void Another_key_opens_nothing() =>
        Should.Throw<CryptographicException>(() => new Cipher(new DataKeys(DataKeys.NewSecret(), isDevelopment: true)).Open(Cipher.Seal("x", "row"), "row"));

    [Fact]
    public void The_lookup_hash_hangs_on_the_key()
    {
        Cipher.LookupHash("199001010017").ShouldBe(Cipher.LookupHash("199001010017"));
        new Cipher(new DataKeys(DataKeys.NewSecret(), isDevelopment: true)).LookupHash("199001010017").ShouldNotBe(Cipher.LookupHash("199001010017"));
    }

    [Fact]
    public void What_a_key_before_sealed_opens_and_is_found_until_that_key_is_taken_away()
    {
        var (older, newest) = (DataKeys.NewSecret(), DataKeys.NewSecret());
        var (before, meanwhile, after) = (Of(older), Of(newest, older), Of(newest));
        var box = before.Seal("199001010017", "row");

        meanwhile.Open(box, "row").ShouldBe("199001010017");
        meanwhile.LookupHashes("199001010017").ShouldBe([after.LookupHash("199001010017"), before.LookupHash("199001010017")]);
        after.Open(meanwhile.Seal("199001010017", "row"), "row").ShouldBe("199001010017");
        after.TryOpen(box, "row").ShouldBeNull();
        before.TryOpen(meanwhile.Seal("199001010017", "row"), "row").ShouldBeNull();

        static Cipher Of(string secret, params string[] previous) => new(new DataKeys(secret, isDevelopment: true, previous));
    }

    [Fact]
    public void What_was_sealed_before_keys_had_marks_opens_with_the_key_that_fits()
    {
        var (older, newest) = (DataKeys.NewSecret(), DataKeys.NewSecret());
        var box = new Cipher(new DataKeys(older, isDevelopment: true)).Seal("199001010017", "row");
        byte[] unmarked = [1, .. box[5..]];

        new Cipher(new DataKeys(newest, isDevelopment: true, older)).Open(unmarked, "row").ShouldBe("199001010017");
        new Cipher(new DataKeys(newest, isDevelopment: true)).TryOpen(unmarked, "row").ShouldBeNull();
    }

    [Fact]
    public void A_key_is_not_named_twice()
    {
        var secret = DataKeys.NewSecret();
        Should.Throw<ArgumentException>(() => new DataKeys(secret, isDevelopment: false, secret));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(32)]
    public void What_is_too_short_to_be_sealed_does_not_open(int length)
    {
        Cipher.TryOpen([.. Cipher.Seal("x", "row").Take(length)], "row").ShouldBeNull();
        Cipher.TryOpen([.. Enumerable.Repeat((byte)1, length)], "row").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("bm90IDMyIGJ5dGVz")]
    public void A_secret_that_is_not_32_bytes_is_refused(string secret) =>
        Should.Throw<ArgumentException>(() => new DataKeys(secret, isDevelopment: false));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void One_to_four_people_are_hidden(int people, bool isHidden) => Suppression.Hides(people).ShouldBe(isHidden);

    [Theory]
    [InlineData(10, 20, false)]
    [InlineData(3, 20, true)]
    [InlineData(18, 20, true)] // the other two would be told by subtraction
    [InlineData(0, 3, true)]
    [InlineData(0, 20, false)]
    [InlineData(20, 20, false)]
    public void A_part_is_hidden_when_it_or_the_rest_is_small(int part, int whole, bool isHidden) => Suppression.HidesPart(part, whole).ShouldBe(isHidden);

    [Fact]
    public void Midnight_in_Sweden_is_a_day_boundary_in_summer_and_winter()
    {
        SwedishTime.DateOf(new DateTimeOffset(2026, 7, 1, 22, 0, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 7, 2));
        SwedishTime.DateOf(new DateTimeOffset(2026, 1, 1, 22, 59, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 1, 1));
        SwedishTime.DateOf(SwedishTime.EndOf(new DateOnly(2026, 7, 1))).ShouldBe(new DateOnly(2026, 7, 1));
        SwedishTime.DateOf(SwedishTime.EndOf(new DateOnly(2026, 7, 1)).AddTicks(20)).ShouldBe(new DateOnly(2026, 7, 2));
    }

    [Fact]
    public void A_time_that_spring_skips_is_an_hour_later() =>
        SwedishTime.At(new DateOnly(2026, 3, 29), new TimeOnly(2, 30)).ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
}
