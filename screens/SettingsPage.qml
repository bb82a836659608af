import QtQuick
import ViewModels
import screens.controls

KioskPage {
    id: page

    headerLeft: Point.name
    headerRight: qsTr("cỡ chữ, tầm tay, tiếng")
    backVisible: false
    primaryIcon: "check"
    primaryText: qsTr("Xong")
    title: qsTr("Chọn cách dùng máy")

    onPrimary: Visit.close()

    PagedColumn {
        id: column

        anchors.fill: parent

        onTurned: page.readSoon()

        SettingRow {
            choices: [qsTr("Nhỏ"), qsTr("Vừa"), qsTr("To"), qsTr("Rất to")]
            current: Appearance.step
            label: qsTr("Cỡ chữ")

            onPicked: index => Appearance.setStep(index)
        }
        SettingRow {
            choices: [qsTr("Sáng"), qsTr("Tối"), qsTr("Rõ nhất")]
            current: ["day", "night", "contrast"].indexOf(Appearance.theme)
            label: qsTr("Màu")

            onPicked: index => Appearance.setTheme(["day", "night", "contrast"][index])
        }
        SettingRow {
            property bool present: !Theme.tablet

            choices: [qsTr("Đứng"), qsTr("Ngồi: nút ở thấp")]
            current: Appearance.low ? 1 : 0
            label: qsTr("Đứng hay ngồi")

            onPicked: index => Appearance.setLow(index === 1)
        }
        SettingRow {
            choices: [qsTr("Tay phải"), qsTr("Tay trái")]
            current: Appearance.left ? 1 : 0
            label: qsTr("Tay hay dùng")

            onPicked: index => Appearance.setLeft(index === 1)
        }
        SettingRow {
            choices: [qsTr("Bình thường"), qsTr("Ít, chậm")]
            current: Appearance.motion ? 0 : 1
            label: qsTr("Hình chuyển động")

            onPicked: index => Appearance.setMotion(index === 0)
        }
        SettingRow {
            property bool present: Appearance.keypad

            choices: [qsTr("Bấm tay"), qsTr("Phím"), qsTr("Phím và nghe")]
            current: Appearance.voice ? 2 : Appearance.keys ? 1 : 0
            label: qsTr("Dùng máy bằng")

            onPicked: index => Appearance.setKeys(index > 0, index === 2)
        }
        SettingRow {
            choices: [qsTr("Chậm"), qsTr("Vừa"), qsTr("Nhanh")]
            current: Reader.speed
            label: qsTr("Giọng đọc")

            onPicked: index => Reader.setSpeed(index)
        }
        SettingRow {
            choices: [qsTr("Tắt"), qsTr("Vừa"), qsTr("To", "volume")]
            current: Reader.volume
            label: qsTr("Âm lượng")

            onPicked: index => Reader.setVolume(index)
        }
    }
}
