using Collab.Domain.Calendars;

namespace Collab.Domain.Tests.Calendars;

public sealed class HolidayNamesTests
{
    [Theory]
    [InlineData("国庆节", "国庆节", "National Day")]
    [InlineData("国庆", "国庆", "National Day")]
    [InlineData("清明节", "清明节", "Tomb-sweeping Day")]
    [InlineData("春节", "春节", "Spring Festival")]
    [InlineData("national day", "国庆节", "National Day")]
    [InlineData("国庆节、中秋节", "国庆节、中秋节", "National Day, Mid-autumn Festival")]
    [InlineData("国庆节、厂庆", "国庆节、厂庆", "国庆节、厂庆")]
    [InlineData("Christmas", "Christmas", "Christmas")]
    public void A_name_in_one_language_brings_the_other_where_it_is_known(string name, string zh, string en)
    {
        var known = HolidayNames.Of(name);

        Assert.Equal((zh, en), (known.Zh, known.En));
    }
}
