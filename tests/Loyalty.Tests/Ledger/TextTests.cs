using System.IO.Compression;
using System.Text;
using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Orders;
using Loyalty.Program;
using Loyalty.Program.Kinds;
using Xunit;

namespace Loyalty.Tests.Ledger;

/// <summary>What is written down reads back as what was meant, zeros included.</summary>
public sealed class TextTests
{
    private static readonly Entry Entry =
        new() { Sequence = 0, At = default, Day = default, Kind = EntryKind.Earned, Previous = "" };

    [Fact]
    public void an_unpaid_order_with_a_free_line_reads_back()
    {
        var order = Some.Order(0, 0, Some.Line(0) with { Quantity = 0, CurrentQuantity = 0 }) with
        {
            Payment = Payment.Unpaid,
            Revision = default,
            PaidAt = null,
        };
        var state = Some.State(order, new OrderPart.Deleted());
        OrderText.ReadState(OrderText.Write(state)).Should().BeEquivalentTo(state);
    }

    [Fact]
    public void a_pending_refund_does_not_read_back_as_a_success()
    {
        var state = Some.State(Some.Order(), Some.Part(Some.Refund("r", 100) with { Succeeded = false }));
        OrderText.ReadState(OrderText.Write(state)).Refunds.Should().ContainSingle().Which.Succeeded.Should().BeFalse();
    }

    [Fact]
    public void disputes_and_figures_read_back()
    {
        var state = Some.State(
            Some.Order(),
            Some.Part(Some.Dispute(DisputeState.Open, 0, 0)),
            new OrderPart.RefundedInAll("ch", new Money(5, Currency.Of("KWD")), new Revision(3, 1)));
        OrderText.ReadState(OrderText.Write(state)).Should().BeEquivalentTo(state);
    }

    [Fact]
    public void every_kind_of_entry_reads_back()
    {
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            var entry = Entry with { Kind = kind, Due = Points.Zero };
            EntryText.Read(EntryText.Write(entry)).Should().Be(entry);
        }
    }

    [Fact]
    public void kinds_of_rewards_read_back_as_they_were_written_before_too()
    {
        foreach (var kind in RewardKind.All)
        {
            var program = Some.Program() with
            {
                Rewards = [new Reward("one", kind, Some.Words("One"), Some.Words("One"), 1)],
            };
            var text = Encoding.UTF8.GetString(ProgramText.Write(program));
            var before = text.Replace($"\"{kind.Code}\"", $"\"{kind.GetType().Name}\"", StringComparison.Ordinal);

            before.Should().NotBe(text);
            ProgramText.Read(Encoding.UTF8.GetBytes(text)).Rewards![0].Kind.Should().Be(kind);
            ProgramText.Read(Encoding.UTF8.GetBytes(before)).Rewards![0].Kind.Should().Be(kind);
        }
    }

    [Fact]
    public void an_entrys_terms_read_back_with_all_their_zeros()
    {
        var program = Some.Program() with { Expiry = new Expiry(ExpiryPolicy.None, 0) };
        var terms = Terms.For(Some.Order(), program, program.Tiers[0], Some.Noon())!;
        var entry = Entry with { Terms = terms };
        EntryText.Read(EntryText.Write(entry)).Terms.Should().Be(terms);
    }

    [Fact]
    public void a_program_reads_back_with_all_its_zeros()
    {
        var program = Some.Program() with
        {
            Version = 0,
            InForceFrom = default,
            Joining = new Joining(false, 0, 0),
            Qualifying = new Qualifying(QualifyBy.Points, QualifyPeriod.Rolling, 0, 0),
            Expiry = new Expiry(ExpiryPolicy.None, 0),
        };
        ProgramText.Read(ProgramText.Write(program)).Should().BeEquivalentTo(program);
    }

    [Fact]
    public void books_read_back_as_they_were_kept()
    {
        var books = Some.Books(Some.Program().WithTiers(Some.Tier("silver", 10)));
        books.Tell(Some.Order(), Some.Noon());
        var account = EntryText.Write(books.Account(Some.Ada));
        EntryText.Write(EntryText.ReadAccount(account)).Should().Equal(account);
        var record = EntryText.Write(books.Record(Some.Id));
        EntryText.Write(EntryText.ReadRecord(record)).Should().Equal(record);
    }

    [Fact]
    public void twelve_hundred_lots_fit_one_property_of_the_account_row()
    {
        var account = new Account
        {
            Customer = Some.Ada,
            Lots = [.. Enumerable.Range(0, 1200).Select(day =>
                new Lot(Some.Day(day + 400), Some.Day(day * 3), day % 2 == 0, new Points(1000003L * day)))],
        };
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(EntryText.Write(account));
        }

        compressed.Length.Should().BeLessThan(64 * 1024);
    }
}
