using FluentAssertions;
using Loyalty.Members;
using Xunit;

namespace Loyalty.Tests.Members;

public sealed class CardNumberTests
{
    private static readonly byte[] Key = [.. "a shop's guest key"u8];

    [Fact]
    public void a_number_is_always_the_same_and_every_members_own()
    {
        var number = CardNumber.Of(Key, "nordlys", Some.Ada, 0);

        number.Should().MatchRegex("^9[0-9]{15}$").And.Be(CardNumber.Of(Key, "nordlys", Some.Ada, 0));
        new[]
        {
            number,
            CardNumber.Of(Key, "nordlys", Some.Ada, 1),
            CardNumber.Of(Key, "nordlys--test", Some.Ada, 0),
            CardNumber.Of(Key, "nordlys", new CustomerId("shopify", "7002"), 0),
            CardNumber.Of([.. "another"u8], "nordlys", Some.Ada, 0),
        }.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void thousands_of_members_have_thousands_of_numbers() =>
        Enumerable.Range(0, 20_000)
            .Select(one => CardNumber.Of(Key, "nordlys", new CustomerId("shopify", "70" + one), 0))
            .Should().OnlyHaveUniqueItems();

    /// <summary>Two numbers of payment cards for tests, and the example Luhn's algorithm is taught with.</summary>
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("5555555555554444")]
    [InlineData("0000079927398713")]
    public void the_check_digit_is_luhns(string number) => CardNumber.Parse(number).Should().Be(number);

    [Fact]
    public void one_mistyped_digit_is_always_noticed()
    {
        var number = CardNumber.Of(Key, "nordlys", Some.Ada, 0);
        for (var place = 0; place < number.Length; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var typed = number[..place] + digit + number[(place + 1)..];
                CardNumber.Parse(typed).Should().Be(typed == number ? number : null);
            }
        }
    }

    [Fact]
    public void a_number_is_read_as_people_write_it()
    {
        var number = CardNumber.Of(Key, "nordlys", Some.Ada, 0);
        var groups = CardNumber.Groups(number);

        groups.Should().HaveCount(4).And.OnlyContain(group => group.Length == 4);
        CardNumber.Parse(string.Join(' ', groups)).Should().Be(number);
        CardNumber.Parse(string.Join('-', groups)).Should().Be(number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("90123456789012388")]
    [InlineData("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢")]
    [InlineData("4242 4242 4242 424x")]
    [InlineData("4242                               424242424242")]
    public void nothing_else_is_a_number(string text) => CardNumber.Parse(text).Should().BeNull();
}
