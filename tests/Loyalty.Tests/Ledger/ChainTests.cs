using FluentAssertions;
using Loyalty.Ledger;
using Xunit;

namespace Loyalty.Tests.Ledger;

public sealed class ChainTests
{
    [Fact]
    public void an_untouched_chain_holds() => Chain.Broken(Account(), Texts()).Should().BeNull();

    [Fact]
    public void any_changed_byte_is_found_and_its_entry_named()
    {
        for (var sequence = 1; sequence <= Texts().Count; sequence++)
        {
            for (var place = 0; place < Texts()[sequence - 1].Length; place += 7)
            {
                var texts = Texts();
                var changed = texts[sequence - 1].ToArray();
                changed[place] ^= 1;
                texts[sequence - 1] = changed;
                Chain.Broken(Account(), texts).Should().Be(sequence);
            }
        }
    }

    [Fact]
    public void a_missing_or_an_added_entry_is_found()
    {
        Chain.Broken(Account(), Texts()[..^1]).Should().Be(Texts().Count);
        Chain.Broken(Account(), Texts()[1..]).Should().NotBeNull();
        Chain.Broken(Account(), [.. Texts(), Texts()[0]]).Should().Be(Texts().Count + 1);
    }

    private static readonly Books Kept = Filled();

    private static Account Account() => Kept.Account(Some.Ada);

    private static List<ReadOnlyMemory<byte>> Texts() =>
        [.. Kept.Entries(Some.Ada).Select(written => (ReadOnlyMemory<byte>)written.Text)];

    private static Books Filled()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Refund("r", 4000), Some.Noon(1));
        books.Tell(Some.Order(2).Named("2"), Some.Noon(2));
        return books;
    }
}
