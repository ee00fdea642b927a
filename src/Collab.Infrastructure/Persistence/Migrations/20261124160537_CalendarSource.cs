using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class CalendarSource : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "source",
                schema: "collab",
                table: "work_calendars",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                schema: "collab",
                table: "calendar_editions",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "source",
                schema: "collab",
                table: "work_calendars");

            migrationBuilder.DropColumn(
                name: "source",
                schema: "collab",
                table: "calendar_editions");
        }
    }
}
