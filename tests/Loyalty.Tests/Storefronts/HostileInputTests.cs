using System.Text;
using System.Text.Unicode;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

/// <summary>Whatever arrives: verifying and translating never throw, and the same bytes always say the same.</summary>
public class HostileInputTests
{
    private static readonly string[] Topics =
    [
        "orders/updated", "orders/edited", "orders/delete", "refunds/create", "disputes/create", "customers/update",
        "customers/redact", "order.updated", "order.deleted", "customer.deleted", "action.x",
    ];

    private static readonly (string Storefront, string Topic, byte[] Body)[] Bodies =
    [
        ("shopify", "orders/updated", Fixture.Of("shopify/order")),
        ("shopify", "refunds/create", Fixture.Of("shopify/refund")),
        ("shopify", "orders/edited", Fixture.Of("shopify/order-edited")),
        ("shopify", "disputes/create", Fixture.Of("shopify/dispute")),
        ("shopify", "customers/redact", Fixture.Of("shopify/redact")),
        ("woocommerce", "order.updated", Fixture.Of("woocommerce/order")),
        ("stripe", "", Fixture.Of("stripe/session")),
        ("stripe", "", Fixture.Of("stripe/refund")),
        ("stripe", "", Fixture.Of("stripe/dispute")),
        ("stripe", "", Fixture.Of("stripe/intent")),
        ("stripe", "", Fixture.Of("stripe/invoice")),
        ("standard", "", Fixture.Of("standard/order")),
    ];

    [Fact]
    public void random_bytes_are_unreadable_and_never_throw() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), Gen.Elements(Topics).ToArbitrary(), (bytes, topic) =>
        {
            foreach (var storefront in AllStorefronts.Each)
            {
                Said(storefront.Name, topic, bytes)
                    .Should().Match(said => said is Translation.Unreadable || said is Translation.Ignored);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void real_bodies_with_bytes_changed_never_throw() => Prop.ForAll(
        Mutated().ToArbitrary(), Gen.Elements(Topics).ToArbitrary(), (mutated, topic) =>
            Described.Of(Said(mutated.Storefront, topic, mutated.Body)).Should().NotBeEmpty())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void real_bodies_with_values_swapped_for_nonsense_never_throw()
    {
        string[] nonsense =
        [
            "null", "{}", "[]", "[1]", "\"\"", "\"\\ud800\"", "1e999", "-1", "1e28", "9999999999999999999999999999999",
            "true", "\"0001-01-01T00:00:00+14:00\"", "999999999999", "[null]", "0",
        ];
        foreach (var (storefront, topic, body) in Bodies)
        {
            var text = Encoding.UTF8.GetString(body);
            foreach (var (start, end) in Values(text))
            {
                foreach (var value in nonsense)
                {
                    var changed = Encoding.UTF8.GetBytes(text[..start] + value + text[end..]);
                    Described.Of(Said(storefront, topic, changed)).Should().NotBeEmpty();
                }
            }
        }
    }

    [Fact]
    public void the_same_bytes_always_say_the_same() => Prop.ForAll(
        Mutated().ToArbitrary(), mutated =>
            Said(mutated.Storefront, Topics[0], mutated.Body).Should().BeEquivalentTo(
                Said(mutated.Storefront, Topics[0], [.. mutated.Body]), options => options.RespectingRuntimeTypes()))
        .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void headers_of_any_kind_never_throw() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<NonNull<string>>(), (any, other) =>
        {
            foreach (var storefront in AllStorefronts.Each)
            {
                var delivery = new Delivery(
                    "{}"u8.ToArray(), name => name.Length % 3 == 0 ? [any] : [other.Get], Deliver.Now);
                storefront.Verify(delivery, Deliver.Channel(storefront.Name)).Should().BeNull();
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void deep_nesting_duplicate_keys_and_broken_text_are_met_calmly()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 100_000));
        Said("shopify", "orders/updated", deep).Should().Be(new Translation.Unreadable("not_json"));
        Said("shopify", "orders/delete", [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8])
            .Should().Be(new Translation.Unreadable("not_utf8"));
        Said("shopify", "orders/delete", "{\"id\":\"\\ud83d\"}"u8.ToArray())
            .Should().Be(new Translation.Unreadable("malformed"));
        Said("shopify", "orders/delete", "[]"u8.ToArray()).Should().Be(new Translation.Unreadable("not_an_object"));
        Described.Of(Said("shopify", "orders/delete", """{"id":1,"id":2}"""u8.ToArray()))
            .Should().Be("part of shopify:2: deleted");
        Described.Of(Said("shopify", "orders/delete", [0xEF, 0xBB, 0xBF, .. """{"id":1}"""u8]))
            .Should().Be("part of shopify:1: deleted");
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("{}")]
    [InlineData("true")]
    [InlineData("\"a\\u0000b\"")]
    public void what_is_no_id_is_unreadable(string id) =>
        Said("shopify", "orders/delete", Encoding.UTF8.GetBytes($"{{\"id\":{id}}}"))
            .Should().Be(new Translation.Unreadable("field_malformed", "id"));

    /// <summary>
    /// Stripe signs text: bytes that are none cannot be genuine. All others sign bytes, whatever they are.
    /// </summary>
    private static Translation Said(string storefront, string topic, byte[] body)
    {
        var door = AllStorefronts.Named(storefront)!;
        var channel = Deliver.Channel(storefront);
        var genuine = door.Verify(Deliver.To(storefront, topic, body), channel);
        (genuine is not null).Should().Be(storefront != "stripe" || Utf8.IsValid(body));
        return genuine is null ? new Translation.Unreadable("not_genuine") : door.Translate(genuine, channel);
    }

    private static Gen<(string Storefront, byte[] Body)> Mutated() =>
        from original in Gen.Elements(Bodies)
        from at in Gen.Choose(0, original.Body.Length - 1)
        from length in Gen.Choose(0, 12)
        from put in Gen.Elements<byte>([.. "{}[]\",:0123456789eE.-null\\"u8, 0x00, 0xFF]).ListOf()
        let body = original.Body.Take(at).Concat(put.Take(4)).Concat(original.Body.Skip(at + length)).ToArray()
        select (original.Storefront, body);

    /// <summary>Where the scalar values of a JSON text stand.</summary>
    private static IEnumerable<(int Start, int End)> Values(string json)
    {
        for (var start = 0; (start = json.IndexOf(": ", start, StringComparison.Ordinal) + 2) > 1;)
        {
            var end = json.IndexOfAny([',', '\n', '}'], start);
            if (json[start] is not ('{' or '['))
            {
                yield return (start, json[..end].TrimEnd().Length);
            }
        }
    }
}
