using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class MissedSingly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "missed_singly_at",
                schema: "collab",
                table: "notice_quotas",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "missed_singly_at",
                schema: "collab",
                table: "notice_quotas");
        }
    }
}
