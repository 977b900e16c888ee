using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Loyalty;
using Loyalty.App.Tables;
using Xunit;

namespace App.Tests.Tables;

public sealed class KeysTests
{
    private static readonly Gen<char> Letter = Gen.Elements("/\\#?\t\n\u0001\u007f\u009f%~|- 'æ漢aA1:".ToCharArray());

    /// <summary>Ids as JSON may bring them, which has no half characters; most of them of what keys forbid.</summary>
    private static readonly Arbitrary<string> Ids = Gen.OneOf(
        Gen.ListOf(Letter).Select(letters => string.Concat(letters)),
        Gen.Choose(295, 400).SelectMany(length => Gen.ArrayOf(Letter, length)).Select(letters => new string(letters)),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get).Where(IsText))
        .ToArbitrary();

    [Fact]
    public void nothing_forbidden_survives_and_no_key_is_too_long() => Check(Prop.ForAll(Ids, id =>
    {
        foreach (var key in AllOf(id))
        {
            key.Should().NotContainAny("/", "\\", "#", "?", "%", "'");
            key.Any(letter => char.IsControl(letter) || letter > '~').Should().BeFalse();
            key.Length.Should().BeInRange(1, 512, "a key holds 1 KiB of UTF-16");
        }
    }));

    [Fact]
    public void two_ids_never_have_one_key() => Check(Prop.ForAll(Ids, Ids, (one, other) =>
        AllOf(one).Zip(AllOf(other)).Should().OnlyContain(keys => (keys.First == keys.Second) == (one == other))));

    [Fact]
    public void entries_sort_by_their_numbers() =>
        new[] { 1L, 9, 10, 99, 100, 1_000_000_000, 9_999_999_999 }.Select(Keys.Entry).Should()
            .BeInAscendingOrder(StringComparer.Ordinal);

    [Fact]
    public void orders_of_two_storefronts_have_two_rows() =>
        Keys.Order(new OrderId("stripe", "1")).Should().NotBe(Keys.Order(new OrderId("shopify", "1")));

    private static string[] AllOf(string id) =>
    [
        Keys.Partition("shop", new CustomerId("standard", id)),
        Keys.Order(new OrderId("woocommerce", id)),
        Keys.LocatorPartition("shop", new OrderId("woocommerce", id)),
        Keys.Idempotency(id),
    ];

    private static bool IsText(string text) => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);

    private static void Check(Property property) => property.QuickCheckThrowOnFailure();
}
